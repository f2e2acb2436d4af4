using PaperBot.Grounding;
using PaperBot.Prompting;

namespace PaperBot.Answering;

/// <summary>What a model wrote, as far as it is borne out.</summary>
/// <param name="Shown">The sources that it was shown.</param>
/// <param name="Grounding">Its sentences, checked.</param>
/// <param name="End">How it ended.</param>
/// <param name="Failure">What failed, in one calm sentence; null when nothing did.</param>
internal sealed record WrittenDraft(IReadOnlyList<PromptSource> Shown, DraftGrounding Grounding, WritingEnd End, string? Failure)
{
    private const int FewestOfBroken = 2;

    /// <summary>Whether the draft is worth showing; of one that broke off at least two statements have to be there.</summary>
    public bool IsEnough => Grounding.IsEnough && (!IsBroken || Grounding.Grounded.Count >= FewestOfBroken);

    /// <summary>Whether the model was stopped, or stopped, before it was done.</summary>
    public bool IsBroken => End is WritingEnd.TimedOut or WritingEnd.Failed;

    /// <summary>Why the draft is not shown, to stand behind <paramref name="instead"/> ("so these are the papers' own sentences").</summary>
    public string WhyNot(string instead) => End switch
    {
        WritingEnd.Failed when Failure is not null => $"The model could not write this, {instead}: {Failure}",
        WritingEnd.TimedOut => $"The model ran out of time, {instead}.",
        _ when Grounding.IsRefusal => $"The model found no direct answer in the sources, {instead}.",
        _ when Grounding.Grounded.Count + Grounding.Dropped.Count == 0 => $"The model wrote nothing, {instead}.",
        _ => $"The model's draft could not be verified against the papers, {instead}.",
    };
}
