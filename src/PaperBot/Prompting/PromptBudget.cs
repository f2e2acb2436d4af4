using Microsoft.Extensions.AI;
using PaperBot.Writing;

namespace PaperBot.Prompting;

/// <summary>Draft → the prompt that fits the model's context together with the longest answer: whole sentences, the best ones first.</summary>
internal sealed class PromptBudget(ModelLimits limits)
{
    // Chat templates put markers around each message and may add a line of their own (today's date, the model's name) in front.
    private const int MarkerTokensOfMessage = 12;
    private const int MarkerTokensOfPrompt = 32;

    // Questions are given the same room as long as they are not longer, so that requests which share sources show the same sentences and share their prefix.
    private const int UsualAskedTokens = 64;
    private const int UsualAskedShare = 8;
    private const int MostAskedShare = 4;

    private readonly TokenCounts _counts = new(limits.CountTokens);

    /// <exception cref="ModelException">The question is too long, or the context too small for a single sentence.</exception>
    public Prompt Fit(PromptDraft draft)
    {
        var room = Room(draft.Template);
        var asked = draft.Asked.Length == 0 ? 0 : _counts.Of(draft.Asked);
        var costs = draft.Blocks.Select(block => SentenceCosts.Of(block, _counts.Of)).ToList();
        if (asked * (long)MostAskedShare > room && room > 0) throw TooLong(draft.AskedVariable, asked, LeastContext(draft, asked, costs));
        var left = LeftFor(room, asked);
        var tooMany = 0L;
        while (true)
        {
            var chosen = SentenceChoice.Choose(costs, left);
            if (!SentenceChoice.Suffices(chosen, draft.LeastBlocks)) throw TooSmall(Math.Max(LeastContext(draft, asked, costs), limits.ContextTokens + tooMany));
            var messages = draft.Template.Render(WithAsked(draft, draft.Variables(chosen)));
            tooMany = TokensOf(messages) + draft.Template.Settings.MaxAnswerTokens - limits.ContextTokens;
            if (tooMany <= 0) return new Prompt(messages, draft.Template.Settings.NewOptions(), draft.Shown(chosen));
            // A tokeniser may take more for the whole than for its parts: then the least important sentences make room.
            left = Math.Min(left - 1, CostOf(costs, chosen) - tooMany);
        }
    }

    /// <summary>Model tokens that the sentences of a prompt may take which asks <paramref name="asked"/>.</summary>
    public long RoomFor(PromptTemplate template, string asked) => LeftFor(Room(template), _counts.Of(asked));

    /// <summary>Model tokens that <paramref name="block"/> takes when it is shown whole.</summary>
    public long CostOf(SentenceBlock block) => SentenceCosts.Of(block, _counts.Of).Total;

    private static long LeftFor(long room, int asked) => room - Math.Max(asked, Math.Min(UsualAskedTokens, room / UsualAskedShare));

    private static long CostOf(IReadOnlyList<SentenceCosts> costs, IReadOnlyList<IReadOnlyList<int>> chosen) =>
        costs.Zip(chosen, (cost, sentences) => sentences.Count == 0 ? 0 : cost.Opening + sentences.Sum(sentence => (long)cost.Sentences[sentence])).Sum();

    private static Dictionary<string, string> WithAsked(PromptDraft draft, IReadOnlyDictionary<string, string> variables)
    {
        var all = new Dictionary<string, string>(variables, StringComparer.Ordinal) { [PromptTemplate.NoAnswerVariable] = Prompt.NoAnswer };
        if (draft.AskedVariable.Length > 0) all[draft.AskedVariable] = draft.Asked;
        return all;
    }

    private long Room(PromptTemplate template) => limits.ContextTokens - Fixed(template);

    /// <summary>Model tokens that the answer and the template take whatever is asked.</summary>
    private long Fixed(PromptTemplate template) => template.Settings.MaxAnswerTokens + TokensOf(template.Render(template.NothingGiven));

    private long TokensOf(IReadOnlyList<ChatMessage> messages) =>
        messages.Sum(message => (long)_counts.Of(message.Text) + MarkerTokensOfMessage) + MarkerTokensOfPrompt;

    private ModelException TooSmall(long least) =>
        new(
        $"The model's context of {limits.ContextTokens} tokens is too small for the instructions, the answer and a single sentence of the papers; "
        + $"set Model:ContextTokens to at least {least}.");

    private ModelException TooLong(string variable, int asked, long least) =>
        new(
        $"The {variable} takes {asked} tokens, which is too much for the model's context of {limits.ContextTokens}; use fewer words, "
        + $"or set Model:ContextTokens to at least {least}.");

    private long LeastContext(PromptDraft draft, int asked, IReadOnlyList<SentenceCosts> costs)
    {
        var sentences = SentenceChoice.LeastRoom(costs, draft.LeastBlocks);
        var besideAsked = Math.Min(UsualAskedTokens, (sentences + UsualAskedShare - 2) / (UsualAskedShare - 1));
        return Fixed(draft.Template) + Math.Max(sentences + Math.Max(asked, besideAsked), asked * (long)MostAskedShare);
    }
}
