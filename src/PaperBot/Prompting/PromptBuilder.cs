using System.Globalization;
using PaperBot.Text;
using PaperBot.Writing;

namespace PaperBot.Prompting;

/// <summary>
/// Question and sources → the prompt that fits the model: which sources and which whole sentences go in is decided by the token budget, the
/// lowest priorities going first. Every method fails with <see cref="ModelException"/> when the model's context is too small for the instructions and a
/// single sentence, or what is asked is too long for it. Can be used by many threads at once.
/// </summary>
public sealed class PromptBuilder(PromptTemplates templates, ModelLimits limits)
{
    private readonly PromptBudget _budget = new(limits);

    /// <summary>The prompt for a cited answer.</summary>
    /// <exception cref="ModelException">The model's context is too small for the instructions and a single sentence, or the question is too long for it.</exception>
    public Prompt Answer(string question, IReadOnlyList<PromptSource> sources) => FromSources(templates.Answer, "question", question, sources, balanced: false);

    /// <summary>
    /// The prompt for what <paramref name="sources"/> say on <paramref name="topic"/>: all of a small topic, a part of a large one
    /// (see <see cref="SummaryGroups"/>).
    /// </summary>
    public Prompt SummaryMap(string topic, IReadOnlyList<PromptSource> sources) => FromSources(templates.SummaryMap, "topic", topic, sources, balanced: true);

    /// <summary>The prompt for what the new papers of a digest on <paramref name="topic"/> report, taken together; of each the most telling sentences are shown.</summary>
    public Prompt DigestOverview(string topic, IReadOnlyList<PromptSource> sources) => FromSources(templates.DigestOverview, "topic", topic, sources, balanced: true);

    /// <summary>
    /// <paramref name="sources"/> in groups, each of which <see cref="SummaryMap"/> shows whole; a source that does not fit even alone is a group of
    /// its own. Order is kept, and one group means that the summary needs no second step.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<PromptSource>> SummaryGroups(string topic, IReadOnlyList<PromptSource> sources)
    {
        var room = _budget.RoomFor(templates.SummaryMap, CleanText.From(topic));
        var groups = new List<IReadOnlyList<PromptSource>>();
        var next = 0;
        foreach (var size in SourceGroups.Sizes([.. sources.Select(source => _budget.CostOf(SourceText.Numbered(source)))], room))
        {
            groups.Add([.. sources.Skip(next).Take(size)]);
            next += size;
        }

        return groups;
    }

    /// <summary>
    /// The prompt that makes one summary of the points of its parts. The model is shown the points; <see cref="Prompt.Shown"/> has the sentences that
    /// support those which found room, so that the whole is checked against the papers and not against the parts.
    /// </summary>
    public Prompt SummaryReduce(string topic, IReadOnlyList<SummaryPoint> points)
    {
        var blocks = points.Select(point => new SentenceBlock("", [new SourceSentence(Cited(point), point.Priority)])).ToList();
        return _budget.Fit(new PromptDraft(templates.SummaryReduce, CleanText.From(topic), "topic", NotEmpty(blocks), 1)
        {
            Variables = chosen => Texts(("points", Lines(blocks, chosen))),
            Shown = chosen => Merged(points.Where((_, i) => chosen[i].Count > 0).SelectMany(point => point.Sources)),
        });
    }

    /// <summary>
    /// The prompt for one sentence on each of the <paramref name="found"/> papers that says what it shares with <paramref name="asked"/>, whose own
    /// number is not shown.
    /// </summary>
    public Prompt SimilarReasons(PromptSource asked, IReadOnlyList<PromptSource> found)
    {
        var sources = WithSentences(found);
        List<SentenceBlock> blocks = [SourceText.Unnumbered(asked).Ranked(), .. sources.Select(source => SourceText.Numbered(source).Ranked())];
        return _budget.Fit(new PromptDraft(templates.SimilarReason, "", "", blocks, 2)
        {
            Variables = chosen => Texts(("asked", SourceText.Text(blocks[0], chosen[0])), ("sources", SourceText.Joined(blocks[1..], [.. chosen.Skip(1)]))),
            Shown = chosen => SourceText.Shown(sources, [.. chosen.Skip(1)]),
        });
    }

    /// <summary>The prompt for what two papers have in common and where they differ; both are shown, in the same measure.</summary>
    public Prompt Compare(PromptSource first, PromptSource second) => FromSources(templates.Compare, "", "", [first, second], balanced: true, leastBlocks: 2);

    /// <summary>The prompt that turns a follow-up into a question that stands alone; <paramref name="previous"/> has the oldest turn first, and the oldest go first.</summary>
    public Prompt Rewrite(IReadOnlyList<PastTurn> previous, string question)
    {
        var blocks = previous.Select((turn, i) => new SentenceBlock("", [new SourceSentence(Told(turn), i)])).ToList();
        return _budget.Fit(new PromptDraft(templates.RewriteQuestion, CleanText.From(question), "question", NotEmpty(blocks), 1)
        {
            Variables = chosen => Texts(("previous", Lines(blocks, chosen))),
            Shown = _ => [],
        });
    }

    private Prompt FromSources(PromptTemplate template, string askedVariable, string asked, IReadOnlyList<PromptSource> given, bool balanced, int leastBlocks = 1)
    {
        var sources = WithSentences(given, leastBlocks);
        var blocks = sources.Select(source => balanced ? SourceText.Numbered(source).Ranked() : SourceText.Numbered(source)).ToList();
        return _budget.Fit(new PromptDraft(template, CleanText.From(asked), askedVariable, blocks, leastBlocks)
        {
            Variables = chosen => Texts(("sources", SourceText.Joined(blocks, chosen))),
            Shown = chosen => SourceText.Shown(sources, chosen),
        });
    }

    private static List<PromptSource> WithSentences(IReadOnlyList<PromptSource> sources, int least = 1)
    {
        var kept = sources.Select(source => source with { Sentences = [.. source.Sentences.Where(sentence => CleanText.From(sentence.Text).Length > 0)] })
            .Where(source => source.Sentences.Count > 0).ToList();
        return kept.Count >= least ? kept : throw new ModelException("The papers have no abstracts that a model could read; ask about papers with abstracts.");
    }

    private static List<SentenceBlock> NotEmpty(List<SentenceBlock> blocks) =>
        blocks.Count > 0 ? blocks : throw new ModelException("There is nothing that a model could read; ask again in other words.");

    private static Dictionary<string, string> Texts(params (string Name, string Text)[] variables) =>
        variables.ToDictionary(variable => variable.Name, variable => variable.Text, StringComparer.Ordinal);

    private static string Lines(IReadOnlyList<SentenceBlock> blocks, IReadOnlyList<IReadOnlyList<int>> chosen) =>
        string.Join('\n', blocks.Select((block, i) => SourceText.Text(block, chosen[i])).Where(line => line.Length > 0));

    private static string Cited(SummaryPoint point)
    {
        var marks = point.Sources.Select(source => source.Source.Number).Distinct().Order().Select(number => string.Create(CultureInfo.InvariantCulture, $"[{number}]"));
        return $"{CleanText.From(point.Text).TrimEnd('.', ' ')} {string.Concat(marks)}.";
    }

    private static string Told(PastTurn turn) =>
        CleanText.From(turn.PaperTitle) is { Length: > 0 } title ? $"{CleanText.From(turn.Question)} (about the paper \"{title.Replace('"', '\'')}\")" : CleanText.From(turn.Question);

    private static IReadOnlyList<PromptSource> Merged(IEnumerable<PromptSource> sources) =>
    [
        .. from source in sources
           group source by source.Source.Number into same
           orderby same.Key
           select new PromptSource(same.First().Source, [.. same.SelectMany(source => source.Sentences).Distinct()]),
    ];
}
