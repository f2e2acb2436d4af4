using PaperBot.Grounding;
using PaperBot.Prompting;

namespace PaperBot.Answering;

/// <summary>Two names → the two papers side by side, with statements on both that a model wrote and their abstracts bear out.</summary>
public sealed class ModelComparer(Comparer comparer, ModelWriter writer)
{
    private const string Instead = "so only the papers' own sentences are shown";

    /// <summary>Compares the papers that <paramref name="first"/> and <paramref name="second"/> name; cancelling stops the model.</summary>
    public async Task<ComparisonResult> CompareAsync(string first, string second, string? user, IProgress<AnswerProgress>? progress, CancellationToken cancellationToken)
    {
        var result = await comparer.CompareAsync(first, second, cancellationToken).ConfigureAwait(false);
        if (result.Comparison is not { } comparison) return result;
        var (left, right) = (Source(comparison.First), Source(comparison.Second));
        if (left.Sentences.Count == 0 || right.Sentences.Count == 0) return result;
        var cited = new CitedSources([left, right]);
        var draft = await writer.WriteAsync(prompts => prompts.Compare(left, right), user, progress, Tell, cancellationToken).ConfigureAwait(false);
        return result with
        {
            Comparison = draft.IsEnough
                ? comparison with { Statements = [.. draft.Grounding.Grounded.Select(cited.AsShown)] }
                : comparison with { Note = draft.WhyNot(Instead) },
        };

        void Tell(GroundedSentence sentence, IReadOnlyList<PromptSource> shown) =>
            progress?.Report(new AnswerProgress.Stated(cited.AsShown(sentence), [comparison.First, comparison.Second]));
    }

    // All of an abstract matters for a comparison; what plays a part in the table matters most.
    private static PromptSource Source(Source source)
    {
        var read = ReadAbstract.Of(source.Paper);
        var sentences = read.Sentences
            .Select(sentence => new SourceSentence(sentence.Text, new[] { SentenceRole.Method, SentenceRole.Data, SentenceRole.Result, SentenceRole.Problem }.Max(role => sentence.Roles[role])));
        return new PromptSource(source, [.. sentences]);
    }
}
