using PaperBot.Indexing;
using PaperBot.Qdrant.Http;
using PaperBot.Qdrant.Meta;
using PaperBot.Qdrant.Payloads;
using PaperBot.Qdrant.Points;

namespace PaperBot.Qdrant.Queries;

/// <summary>
/// Terms that a word may be meant for: the server finds those that share most pairs of letters, and those of the word's variants that are there; the rule that all
/// indexes share decides. A term that stands in no paper any more is left out, since its frequency is asked for.
/// </summary>
internal sealed class TermSuggestions(LibraryConnection library, DocumentFrequencies frequencies)
{
    private const int Candidates = 256;

    public async Task<IReadOnlyList<string>> FindAsync(string word, int limit, CancellationToken cancellationToken)
    {
        var meant = new MeantTerm(word);
        if (limit <= 0 || meant.Term.Length is 0 or > TermPoint.MostLetters) return [];
        try
        {
            var like = LikeAsync(meant, cancellationToken);
            var variants = VariantsAsync(meant, cancellationToken);
            var terms = (await like.ConfigureAwait(false)).Concat(await variants.ConfigureAwait(false)).Distinct(StringComparer.Ordinal)
                .Select(term => (Term: term, Distance: meant.DistanceTo(term))).Where(near => near.Distance is not null).ToList();
            if (terms.Count == 0) return [];
            var papers = await library.Api.CountAsync(library.Names.Alias, null, exact: false, Urgency.Question, cancellationToken).ConfigureAwait(false);
            var found = await frequencies.GetAsync([.. terms.Select(near => near.Term)], papers, cancellationToken).ConfigureAwait(false);
            return MeantTerm.Best(terms.Select(near => (near.Term, near.Distance!.Value, found[near.Term])), limit);
        }
        catch (QdrantRefusalException refusal) when (refusal.Kind == RefusalKind.NotFound)
        {
            return [];
        }
    }

    private async Task<IEnumerable<string>> LikeAsync(MeantTerm meant, CancellationToken cancellationToken)
    {
        var letters = new NumberRange { Gte = meant.Term.Length - meant.MostEdits, Lte = meant.Term.Length + meant.MostEdits };
        var query = new QueryRequest
        {
            Query = Query.NearestTo(LetterGrams.OfTerm(meant.Term)), Using = Field.LettersVector, Limit = Candidates, WithPayload = FieldSelection.Only(TermPoint.Term),
            Filter = Filter.All(Condition.In(TermPoint.Letters, letters)),
        };
        var found = await library.Api.QueryAsync(library.Names.Terms, query, Urgency.Question, cancellationToken).ConfigureAwait(false);
        return found.Select(point => PaperPoint.Word(point.Payload, TermPoint.Term));
    }

    private async Task<IEnumerable<string>> VariantsAsync(MeantTerm meant, CancellationToken cancellationToken)
    {
        if (meant.Variants.Count == 0) return [];
        var wanted = new RetrieveRequest([.. meant.Variants.Select(TermPoint.IdOf)], FieldSelection.Only(TermPoint.Term), FieldSelection.None);
        var found = await library.Api.RetrieveAsync(library.Names.Terms, wanted, Urgency.Question, cancellationToken).ConfigureAwait(false);
        return found.Select(point => PaperPoint.Word(point.Payload, TermPoint.Term));
    }
}
