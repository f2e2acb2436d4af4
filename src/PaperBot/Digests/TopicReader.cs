using PaperBot.Indexing;
using PaperBot.Retrieval;
using PaperBot.Text;

namespace PaperBot.Digests;

/// <summary>Typed topic → <see cref="Topic"/>: weighs its words by how rare they are in the library, and embeds it.</summary>
internal sealed class TopicReader(IPaperIndex index, CorpusEmbedding embedding)
{
    private const double GenericShare = 0.15;

    /// <summary>Reads <paramref name="typed"/> for papers of <paramref name="batch"/>.</summary>
    public async Task<Topic> ReadAsync(string typed, NewsBatch batch, CancellationToken cancellationToken)
    {
        var question = QuestionParser.Parse(typed);
        var (wanted, unwanted) = TopicWordsOut.Take(question.Text);
        var units = TopicUnits.Of(wanted, question.QuotedTitles);
        var left = unwanted.SelectMany(words => TopicUnits.Of(words, [])).ToList();
        var counts = await CountAsync(units.SelectMany(unit => unit.Forms).SelectMany(form => form.Terms), batch, cancellationToken).ConfigureAwait(false);
        return new Topic
        {
            Text = question.Typed,
            Units = [.. units.Select(unit => Weighed(unit, batch))],
            Unwanted = left,
            Filter = question.Filter,
            Vector = counts == 0 ? default : await EmbedAsync(question with { Text = wanted }, batch, cancellationToken).ConfigureAwait(false),
        };
    }

    /// <summary>What makes it unlikely that anything ever fits <paramref name="topic"/>; null when nothing does.</summary>
    public async Task<string?> TipAsync(Topic topic, NewsBatch batch, CancellationToken cancellationToken)
    {
        if (topic.Units.All(unit => unit.IsGeneric)) return "The topic names nothing that papers could be told apart by; say in a few words what they should be about.";
        if (topic.Units.FirstOrDefault(unit => unit.IsUnknown && !unit.IsGeneric) is not { } unknown) return null;
        var meant = await index.SuggestTermsAsync(unknown.Words, 1, cancellationToken).ConfigureAwait(false);
        var word = meant.Count == 0 ? null : batch.Sample.All.Select(paper => SpellingOf(meant[0], paper.Paper.Title) ?? SpellingOf(meant[0], paper.Paper.Abstract)).FirstOrDefault(found => found is not null);
        return $"No paper of the library has “{unknown.Words}”{(word is null ? "; check its spelling, or wait for the first." : $"; did you mean “{word}”?")}";
    }

    private static string? SpellingOf(string term, string text) =>
        TermAnalyzer.Words(text).Where(word => word.Term == term).Select(word => text.Substring(word.Start, word.Length).ToLowerInvariant()).FirstOrDefault();

    private static TopicUnit Weighed(TopicUnit unit, NewsBatch batch)
    {
        var papers = Math.Max(1, batch.LibraryPapers);
        var own = unit.Forms[0].Terms;
        var weight = own.Sum(term => Bm25.InverseDocumentFrequency(batch.LibraryFrequencies.GetValueOrDefault(term), papers));
        return unit with
        {
            Weight = weight * (unit.IsGeneric ? GenericShare : 1),
            IsUnknown = unit.Forms.All(form => form.Terms.Any(term => batch.LibraryFrequencies.GetValueOrDefault(term) == 0)),
        };
    }

    /// <summary>Looks up in how many papers terms stand that were not looked up for this batch before; returns how many there are.</summary>
    private async Task<int> CountAsync(IEnumerable<string> terms, NewsBatch batch, CancellationToken cancellationToken)
    {
        var all = terms.Distinct(StringComparer.Ordinal).ToList();
        var unknown = all.Where(term => !batch.LibraryFrequencies.ContainsKey(term)).Select(term => new WeightedTerm(term)).ToList();
        if (unknown.Count > 0)
        {
            var hits = await index.SearchAsync(new IndexQuery { Terms = unknown, Limit = 0 }, cancellationToken).ConfigureAwait(false);
            for (var i = 0; i < unknown.Count; i++) batch.LibraryFrequencies.TryAdd(unknown[i].Term, hits.DocumentFrequencies[i]);
            batch.LibraryPapers = hits.PaperCount;
        }

        return all.Count;
    }

    private async Task<ReadOnlyMemory<float>> EmbedAsync(Question question, NewsBatch batch, CancellationToken cancellationToken)
    {
        var active = await batch.EmbeddingAsync(embedding, cancellationToken).ConfigureAwait(false);
        return active is null ? default : await new QuestionEmbedder(embedding, active).EmbedAsync(question, QueryTerms.Of(question.Text), cancellationToken).ConfigureAwait(false);
    }
}
