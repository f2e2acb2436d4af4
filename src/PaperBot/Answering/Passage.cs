using PaperBot.Papers;

namespace PaperBot.Answering;

/// <summary>What can be quoted: a sentence, or two in a row when the second leans on the first.</summary>
/// <param name="Paper">The paper.</param>
/// <param name="First">The sentence it begins with.</param>
/// <param name="Last">The sentence it is chosen for, and ends with.</param>
internal sealed record Passage(Paper Paper, AbstractSentence First, AbstractSentence Last)
{
    private const int LongestPassage = 640;
    private const int LongestOpening = 80;

    private static readonly HashSet<string> Prepositions = "on in at for with without across under by compared besides beyond during after before among as"
        .Split(' ').ToHashSet(StringComparer.Ordinal);

    private static readonly HashSet<string> Leaning = "it its they their them these those this such he she his her both either neither instead conversely likewise similarly otherwise".Split(' ').ToHashSet(StringComparer.Ordinal);

    private static readonly HashSet<string> SelfReference =
        "paper work study article survey review report thesis tutorial chapter research manuscript".Split(' ').ToHashSet(StringComparer.Ordinal);

    /// <summary>Where it begins in the abstract.</summary>
    public int Start => First.Sentence.Start;

    /// <summary>Its length there.</summary>
    public int Length => Last.Sentence.Start + Last.Text.Length - Start;

    /// <summary>The passage verbatim.</summary>
    public string Quote => Paper.Abstract.Substring(Start, Length);

    /// <summary>Whether it can be understood without what stands before it.</summary>
    public bool StandsAlone => !LeansOnPredecessor(First.Text);

    /// <summary>The passage for sentence <paramref name="index"/> of <paramref name="read"/>, together with its predecessor when it leans on that.</summary>
    public static Passage Of(ReadAbstract read, int index)
    {
        var sentence = read.Sentences[index];
        if (index > 0 && LeansOnPredecessor(sentence.Text))
        {
            var before = read.Sentences[index - 1];
            if (Follows(read.Paper, before, sentence) && sentence.Sentence.Start + sentence.Text.Length - before.Sentence.Start <= LongestPassage) return new Passage(read.Paper, before, sentence);
        }

        return new Passage(read.Paper, sentence, sentence);
    }

    // What was left out between two sentences must not come back within a quote.
    private static bool Follows(Paper paper, AbstractSentence before, AbstractSentence sentence)
    {
        var end = before.Sentence.Start + before.Text.Length;
        return paper.Abstract.AsSpan(end, sentence.Sentence.Start - end).IsWhiteSpace();
    }

    // "On these benchmarks, it reaches …": the first word behind a short opening; null when there is no such opening.
    private static string? BehindOpening(string sentence)
    {
        var comma = sentence.IndexOf(", ", 0, Math.Min(sentence.Length, LongestOpening), StringComparison.Ordinal);
        return comma < 0 ? null : sentence[(comma + 2)..].Split([' ', ','], 2)[0].ToLowerInvariant();
    }

    private static bool LeansOnPredecessor(string sentence)
    {
        var words = sentence[RoleClassifier.HeadingLength(sentence)..].Split([' ', ','], 4, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0) return false;
        var first = words[0].ToLowerInvariant();
        if (first is "however" or "moreover" or "furthermore" or "additionally" or "thus" or "therefore" or "and" or "but" && words.Length > 1)
        {
            words = words[1..];
            first = words[0].ToLowerInvariant();
        }

        if (Prepositions.Contains(first) && BehindOpening(sentence) is { } behind && behind is "it" or "its" or "they" or "their") return true;
        if (first is "this" or "these" && words.Length > 1 && SelfReference.Contains(words[1].ToLowerInvariant())) return false;
        return Leaning.Contains(first);
    }
}
