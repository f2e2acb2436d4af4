using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PaperBot.Indexing;
using PaperBot.Qdrant.Http;
using PaperBot.Qdrant.Payloads;
using PaperBot.Qdrant.Points;

namespace PaperBot.Qdrant.Meta;

/// <summary>Reads and writes what a library knows of itself.</summary>
internal sealed class LibraryMeta(QdrantApi api, LibraryNames names)
{
    public const string Kind = "kind";
    public const string Profile = "profile";

    private const int MostRecords = 1_000;
    private static readonly Dictionary<string, PointVector> NoVector = [];

    /// <summary>The state of the library now; <see cref="LibraryState.None"/> where there is none.</summary>
    public async Task<LibraryState> ReadAsync(Urgency urgency, CancellationToken cancellationToken)
    {
        var aliases = api.ListAliasesAsync(urgency, cancellationToken);
        var records = await ScrollAsync(Filter.All(Condition.IsAny(Kind, LibraryRecord.KindName, ProfileRecord.KindName)), urgency, cancellationToken).ConfigureAwait(false);
        var serving = (await aliases.ConfigureAwait(false)).FirstOrDefault(alias => alias.AliasName == names.Alias)?.CollectionName;
        var profiles = records.Where(record => IsKind(record, ProfileRecord.KindName)).Select(record => Read(record, MetaJson.Default.ProfileRecord));
        var library = records.FirstOrDefault(record => IsKind(record, LibraryRecord.KindName));
        return new LibraryState(
            serving, library is null ? null : Read(library, MetaJson.Default.LibraryRecord),
            profiles.DistinctBy(profile => LibraryNames.VectorOf(profile.ToProfile())).ToDictionary(profile => LibraryNames.VectorOf(profile.ToProfile()), StringComparer.Ordinal));
    }

    public Task WriteAsync(LibraryRecord library, Urgency urgency, CancellationToken cancellationToken) =>
        api.UpsertAsync(names.Meta, [ToPoint(PointId.Of(LibraryRecord.KindName, ""), library, MetaJson.Default.LibraryRecord)], urgency, cancellationToken);

    /// <summary>Writes all of <paramref name="profiles"/> in one request.</summary>
    public Task WriteAsync(IReadOnlyList<ProfileRecord> profiles, Urgency urgency, CancellationToken cancellationToken) =>
        api.UpsertAsync(names.Meta, [.. profiles.Select(profile => ToPoint(IdOf(profile), profile, MetaJson.Default.ProfileRecord))], urgency, cancellationToken);

    /// <summary>Lets a profile go, with its model and its vectors.</summary>
    public async Task ForgetAsync(ProfileRecord profile, Urgency urgency, CancellationToken cancellationToken)
    {
        await api.DeleteCollectionAsync(names.Of(profile.ToProfile()), urgency, cancellationToken).ConfigureAwait(false);
        await api.DeletePointsAsync(names.Meta, ModelPieces(profile), urgency, cancellationToken).ConfigureAwait(false);
        await api.DeletePointsAsync(names.Meta, [IdOf(profile)], urgency, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The points that meet a filter; none where there is no library.</summary>
    public async Task<IReadOnlyList<PointRecord>> ScrollAsync(Filter filter, Urgency urgency, CancellationToken cancellationToken)
    {
        try
        {
            return (await api.ScrollAsync(names.Meta, new ScrollRequest { Filter = filter, Limit = MostRecords }, urgency, cancellationToken).ConfigureAwait(false)).Points;
        }
        catch (QdrantRefusalException refusal) when (refusal.Kind == RefusalKind.NotFound)
        {
            return [];
        }
    }

    /// <summary>The pieces of a profile's model.</summary>
    public static Filter ModelPieces(ProfileRecord profile) =>
        Filter.All(Condition.Is(Kind, ModelPiece.KindName), Condition.Is(Profile, LibraryNames.VectorOf(profile.ToProfile())));

    public static Point ToPoint<T>(Guid id, T record, JsonTypeInfo<T> form) => new(id, NoVector, new RawJson(JsonSerializer.SerializeToUtf8Bytes(record, form)));

    /// <exception cref="PaperIndexException">The point holds something else.</exception>
    public static T Read<T>(PointRecord record, JsonTypeInfo<T> form)
        where T : class
    {
        try
        {
            if (record.Payload is { ValueKind: JsonValueKind.Object } payload && payload.Deserialize(form) is { } read) return read;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw Strange(exception);
        }

        throw Strange(null);
    }

    private static bool IsKind(PointRecord record, string kind) => PaperPoint.Word(record.Payload, Kind) == kind;

    private static Guid IdOf(ProfileRecord profile) => PointId.Of(ProfileRecord.KindName, LibraryNames.VectorOf(profile.ToProfile()));

    private static PaperIndexException Strange(Exception? cause) => new(
        "What the library on the Qdrant server says of itself cannot be read; if another program writes to its collections, give PaperBot its own with Qdrant:Collection.", cause!);
}
