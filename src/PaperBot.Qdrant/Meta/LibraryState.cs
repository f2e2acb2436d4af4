using PaperBot.Embedding;

namespace PaperBot.Qdrant.Meta;

/// <summary>What is on the server of a library: which collection serves, and what the library knows of itself.</summary>
/// <param name="Serving">The collection that the alias stands for; null before the first paper.</param>
/// <param name="Library">What it says of itself; null before the first write.</param>
/// <param name="Profiles">Its embeddings by the names of their vectors.</param>
internal sealed record LibraryState(string? Serving, LibraryRecord? Library, IReadOnlyDictionary<string, ProfileRecord> Profiles)
{
    public static LibraryState None { get; } = new(null, null, new Dictionary<string, ProfileRecord>());

    /// <summary>The embedding in force: that of the collection that serves.</summary>
    public ProfileRecord? InForce(LibraryNames names) => Profiles.Values.FirstOrDefault(record => names.Of(record.ToProfile()) == Serving);

    /// <summary>What is known of a profile; null for one never heard of or let go.</summary>
    public ProfileRecord? Find(EmbeddingProfile profile) => Profiles.GetValueOrDefault(LibraryNames.VectorOf(profile));

    /// <summary>Those whose vectors are being made beside the one that serves.</summary>
    public IEnumerable<ProfileRecord> Beside(LibraryNames names) =>
        Profiles.Values.Where(record => record.HasCollection && record.ReplacedAt is null && names.Of(record.ToProfile()) != Serving);

    /// <summary>Those that served before and are still kept.</summary>
    public IEnumerable<ProfileRecord> Replaced(LibraryNames names) =>
        Profiles.Values.Where(record => record.ReplacedAt is not null && names.Of(record.ToProfile()) != Serving);
}
