using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using PaperBot.Grounding;
using PaperBot.Prompting;
using PaperBot.Writing;

namespace PaperBot.Answering;

/// <summary>Prompt → draft, checked while it streams. Whatever the model does, short of the caller's own cancellation, comes back as a value.</summary>
/// <param name="model">The model.</param>
/// <param name="prompts">Makes its prompts.</param>
/// <param name="time">The clock.</param>
/// <param name="limit">How long one draft may take to be written, waiting in the model's queue left out; more than zero.</param>
public sealed class ModelWriter(WritingModel model, PromptBuilder prompts, TimeProvider time, TimeSpan limit)
{
    /// <summary>How long a draft may take, unless told otherwise.</summary>
    public static TimeSpan DefaultLimit { get; } = TimeSpan.FromMinutes(3);

    /// <summary>Makes the prompts for the model.</summary>
    internal PromptBuilder Prompts => prompts;

    /// <summary>Has the model write what <paramref name="build"/> asks for; each grounded sentence goes to <paramref name="stated"/> at once.</summary>
    internal Task<WrittenDraft> WriteAsync(
        Func<PromptBuilder, Prompt> build, string? user, IProgress<AnswerProgress>? progress, Action<GroundedSentence, IReadOnlyList<PromptSource>>? stated, CancellationToken cancellationToken) =>
        WriteAsync(build, shown => new SentenceCheck(shown), user, progress, stated, cancellationToken);

    /// <summary>The same with a check of its own.</summary>
    internal async Task<WrittenDraft> WriteAsync(
        Func<PromptBuilder, Prompt> build, Func<IReadOnlyList<PromptSource>, SentenceCheck> check, string? user, IProgress<AnswerProgress>? progress,
        Action<GroundedSentence, IReadOnlyList<PromptSource>>? stated, CancellationToken cancellationToken)
    {
        Prompt prompt;
        try
        {
            prompt = build(prompts);
        }
        catch (ModelException exception)
        {
            return new WrittenDraft([], new DraftGrounding([], DraftLimits.Answer), WritingEnd.Failed, exception.Message);
        }

        var grounding = new DraftGrounding(check(prompt.Shown), DraftLimits.Answer);
        var (end, failure) = await StreamAsync(prompt, user, progress, piece => Tell(grounding.Read(piece)), () => grounding.IsEndless, cancellationToken).ConfigureAwait(false);
        Tell(grounding.Finish(cut: end != WritingEnd.Finished));
        return new WrittenDraft(prompt.Shown, grounding, end, failure);

        void Tell(IReadOnlyList<GroundedSentence> sentences)
        {
            foreach (var sentence in sentences) stated?.Invoke(sentence, prompt.Shown);
        }
    }

    private async Task<(WritingEnd End, string? Failure)> StreamAsync(
        Prompt prompt, string? user, IProgress<AnswerProgress>? progress, Action<string> read, Func<bool> isEndless, CancellationToken cancellationToken)
    {
        using var timeUp = new CancellationTokenSource(limit, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(timeUp.Token, cancellationToken);
        try
        {
            var cut = false;
            await foreach (var text in TextsAsync(prompt, user, progress, timeUp, () => cut = true, stop.Token).ConfigureAwait(false))
            {
                read(text);
                if (!isEndless()) continue;
                await stop.CancelAsync().ConfigureAwait(false);
                return (WritingEnd.Endless, null);
            }

            return (cut ? WritingEnd.Cut : WritingEnd.Finished, null);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception) when (timeUp.IsCancellationRequested)
        {
            return (WritingEnd.TimedOut, null);
        }
        catch (ModelException exception)
        {
            return (WritingEnd.Failed, exception.Message);
        }
        catch (Exception)
        {
            // Any client may stand behind the seam, and whatever it throws, the papers' own sentences are still there to be shown.
            return (WritingEnd.Failed, $"{model.Name} failed unexpectedly; run paperbot doctor to see what is wrong.");
        }
    }

    private async IAsyncEnumerable<string> TextsAsync(
        Prompt prompt, string? user, IProgress<AnswerProgress>? progress, CancellationTokenSource timeUp, Action cut, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var isWriting = false;
        await foreach (var update in model.Client.GetStreamingResponseAsync(prompt.Messages, prompt.Options.ForUser(user), cancellationToken).ConfigureAwait(false))
        {
            if (WritingHints.QueuePosition(update) is { } position)
            {
                timeUp.CancelAfter(limit);
                progress?.Report(new AnswerProgress.Queued(position));
                continue;
            }

            if (!isWriting) progress?.Report(new AnswerProgress.Writing());
            isWriting = true;
            if (update.FinishReason == ChatFinishReason.Length) cut();
            if (update.Text is { Length: > 0 } text) yield return text;
        }

        cancellationToken.ThrowIfCancellationRequested();
    }
}
