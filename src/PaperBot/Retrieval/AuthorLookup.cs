using PaperBot.Indexing;

namespace PaperBot.Retrieval;

/// <summary>Finds the authors whom a name said in plain words may mean.</summary>
internal sealed class AuthorLookup(IPaperIndex index)
{
    private const int MostAuthors = 20;
    private const int MostPapers = 500;

    /// <summary><paramref name="question"/> with the name made a filter where the library has an author of that name; else as it is.</summary>
    public async Task<Question> UnderstandAsync(Question question, CancellationToken cancellationToken)
    {
        if (question.Filter.Authors.Count > 0 || AuthorWording.In(question.Text) is not { } wording) return question;
        var names = new HashSet<string>(StringComparer.Ordinal);
        var listing = await index.ListAsync(PaperFilter.None with { Authors = wording.Names }, PaperOrder.Newest, MostPapers, cancellationToken).ConfigureAwait(false);
        foreach (var paper in listing.First) names.UnionWith(wording.AuthorsOf(paper));
        if (names.Count == 0) return question;
        var authors = names.Count <= MostAuthors ? names.Order(StringComparer.Ordinal) : wording.Names.AsEnumerable();
        return question with { Text = wording.Rest, Filter = question.Filter with { Authors = [.. authors] } };
    }
}
