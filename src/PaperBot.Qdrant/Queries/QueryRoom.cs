using PaperBot.Qdrant.Meta;

namespace PaperBot.Qdrant.Queries;

/// <summary>All that a library is asked, and what is remembered from one question to the next.</summary>
internal sealed class QueryRoom
{
    private readonly PaperFilters _filters;
    private readonly DocumentFrequencies _frequencies;

    public QueryRoom(LibraryConnection library)
    {
        (_filters, _frequencies) = (new PaperFilters(library), new DocumentFrequencies(library));
        Status = new LibraryStatus(library);
        Reading = new PaperReading(library);
        Search = new PaperSearch(library, _filters, _frequencies);
        Recommending = new Recommending(library, _filters);
        Listing = new Listing(library, _filters);
        Titles = new TitleSearch(library);
        Terms = new TermSuggestions(library, _frequencies);
    }

    public LibraryStatus Status { get; }

    public PaperReading Reading { get; }

    public PaperSearch Search { get; }

    public Recommending Recommending { get; }

    public Listing Listing { get; }

    public TitleSearch Titles { get; }

    public TermSuggestions Terms { get; }

    /// <summary>After a write of this process nothing that was remembered holds.</summary>
    public void Forget()
    {
        _filters.Forget();
        _frequencies.Forget();
    }
}
