using PaperBot.Papers;
using PaperBot.Prompting;
using PaperBot.Text;
using PaperBot.Writing;

namespace PaperBot.Conversations;

/// <summary>Conversation and follow-up → a question that stands alone, by a model where the rules of <see cref="FollowUp"/> can only join two questions.</summary>
public sealed class QuestionRewriter(WritingModel model, PromptBuilder prompts, TimeProvider time)
{
    /// <summary>How long the model is waited for: an answer that begins late is worse than one to a question joined by rules.</summary>
    public static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(20);

    private const int MostTurns = 4;

    /// <summary>
    /// What <paramref name="typed"/> asks, on behalf of <paramref name="user"/>. The model is asked only when the text leans on the last turn and its
    /// paper is not already named by a title, and its line is used only when it says nothing new; else it is what <see cref="FollowUp.Resolve"/> says.
    /// Fails only by cancellation.
    /// </summary>
    public async Task<RewrittenQuestion> RewriteAsync(Conversation conversation, string typed, string? user, CancellationToken cancellationToken)
    {
        var resolved = FollowUp.Resolve(conversation, typed);
        var text = CleanText.From(typed);
        if (!IsForModel(conversation, text, resolved)) return new RewrittenQuestion(resolved, ByModel: false);
        var turns = conversation.Turns.TakeLast(MostTurns).Select(turn => new PastTurn(turn.StandAlone, turn.Focus?.Title)).ToList();
        using var waiting = new CancellationTokenSource(MaxWait, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(waiting.Token, cancellationToken);
        try
        {
            var prompt = prompts.Rewrite(turns, text);
            var response = await model.Client.GetResponseAsync(prompt.Messages, prompt.Options.ForUser(user), either.Token).ConfigureAwait(false);
            var said = turns.SelectMany(turn => (string[])[turn.Question, turn.PaperTitle ?? ""]).ToList();
            var line = RewriteCheck.Question(response.Text, text, said, resolved);
            return new RewrittenQuestion(line ?? resolved, ByModel: line is not null);
        }
        catch (ModelException error)
        {
            return new RewrittenQuestion(resolved, ByModel: false, error.Message);
        }
        catch (Exception error) when (error is TimeoutException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return new RewrittenQuestion(resolved, ByModel: false, $"The model {model.Name} did not rewrite a follow-up in time.");
        }
    }

    private static bool IsForModel(Conversation conversation, string text, string resolved) =>
        conversation.Last is { } last
        && FollowUp.LeansOnLastTurn(text)
        && !FollowUp.AsksForMore(text)
        && !NamesPaper(last, text, resolved);

    private static bool NamesPaper(Turn last, string text, string resolved)
    {
        var papers = last.Focus is { } focus ? last.Sources.Prepend(focus) : last.Sources;
        return papers.Any(paper => IsNamed(paper, resolved) && !IsNamed(paper, text));
    }

    private static bool IsNamed(Paper paper, string text) => paper.Title.Length > 0 && text.Contains(FollowUp.Quoted(paper), StringComparison.Ordinal);
}
