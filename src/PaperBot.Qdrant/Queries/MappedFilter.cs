using PaperBot.Qdrant.Payloads;

namespace PaperBot.Qdrant.Queries;

/// <summary>A paper filter as the server understands it.</summary>
/// <param name="Filter">The filter; null for none.</param>
/// <param name="IsExact">Whether it lets through nothing but what passes; otherwise what is found has to be looked at again.</param>
internal sealed record MappedFilter(Filter? Filter, bool IsExact)
{
    public static MappedFilter Everything { get; } = new(null, true);
}
