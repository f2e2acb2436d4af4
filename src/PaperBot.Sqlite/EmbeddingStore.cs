using PaperBot.Embedding;
using PaperBot.Indexing;
using PaperBot.Papers;

namespace PaperBot.Sqlite;

/// <summary>The tables of profiles, models and vectors; writing happens within the caller's transaction.</summary>
internal static class EmbeddingStore
{
    public static long? NumberOf(Database database, EmbeddingProfile profile) => database.Number(
        "SELECT number FROM profile WHERE kind = $1 AND fingerprint = $2 AND dimensions = $3", profile.Kind, profile.Fingerprint, profile.Dimensions);

    public static long Add(Database database, EmbeddingProfile profile) => NumberOf(database, profile) ?? database.Number(
        "INSERT INTO profile (kind, fingerprint, dimensions) VALUES ($1, $2, $3) RETURNING number",
        profile.Kind, profile.Fingerprint, profile.Dimensions)!.Value;

    public static void SaveModel(Database database, EmbeddingProfile profile, ReadOnlyMemory<byte> model) =>
        database.Execute("UPDATE profile SET model = $1 WHERE number = $2", Checked.Seal(model.Span), Add(database, profile));

    public static ReadOnlyMemory<byte>? LoadModel(Database database, EmbeddingProfile profile)
    {
        using var reader = database.Read("SELECT model FROM profile WHERE number = $1 AND model IS NOT NULL", NumberOf(database, profile));
        return reader.Read() ? Checked.Open(reader.Bytes(0)).ToArray() : default(ReadOnlyMemory<byte>?);
    }

    public static void Store(Database database, EmbeddingProfile profile, IReadOnlyList<EmbeddedPaper> embeddings, CancellationToken cancellationToken)
    {
        var number = Add(database, profile);

        // Vectors that are not in force change nothing that a search sees, so nobody has to look again.
        var revision = database.Number("SELECT profile FROM state") == number ? Revision.Next(database) : Revision.Of(database);
        foreach (var chunk in Places(database, embeddings).GroupBy(place => place.Number / EmbeddingChunk.Papers))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var before = Read(database, number, chunk.Key, profile.Dimensions) ?? EmbeddingChunk.Empty(profile.Dimensions);
            var after = before.With([.. chunk.Select(place => (place.Number % EmbeddingChunk.Papers, place.TextRevision, place.Vector))]);
            database.Execute(
                "INSERT OR REPLACE INTO embedding (profile, chunk, revision, made_from, vectors) VALUES ($1, $2, $3, $4, $5)",
                number, chunk.Key, revision, after.MadeFromBytes(), after.VectorBytes());
        }
    }

    /// <summary>Lets the vectors and models of all profiles but <paramref name="kept"/> and the one in force go.</summary>
    public static void Forget(Database database, IReadOnlyCollection<EmbeddingProfile> kept)
    {
        var numbers = kept.Select(profile => NumberOf(database, profile)).Append(database.Number("SELECT profile FROM state")).ToHashSet();
        foreach (var number in Numbers(database).Where(number => !numbers.Contains(number)))
        {
            database.Execute("DELETE FROM embedding WHERE profile = $1", number);
            database.Execute("DELETE FROM profile WHERE number = $1", number);
        }
    }

    /// <summary>Puts <paramref name="profile"/> in force and lets the others' vectors and models go.</summary>
    public static void Activate(Database database, EmbeddingProfile profile)
    {
        var number = Add(database, profile);
        database.Execute("DELETE FROM embedding WHERE profile <> $1", number);
        database.Execute("DELETE FROM profile WHERE number <> $1", number);
        database.Execute(
            "UPDATE state SET profile = $1, papers_at_activation = (SELECT count(*) FROM paper WHERE merged_into IS NULL)", number);
        Revision.Next(database);
    }

    /// <summary>The papers of one chunk that have no vector of <paramref name="profile"/> made from their present text.</summary>
    public static List<Paper> ReadUnembedded(Database database, EmbeddingProfile profile, int chunk)
    {
        var first = chunk * EmbeddingChunk.Papers;
        var madeFrom = ReadMadeFrom(database, profile, chunk);
        var missing = new List<int>();
        using (var reader = database.Read(
            "SELECT number, text_revision FROM paper WHERE number >= $1 AND number < $2 AND merged_into IS NULL ORDER BY number",
            first, first + EmbeddingChunk.Papers))
        {
            while (reader.Read())
            {
                var place = reader.Int(0) - first;
                if (place >= madeFrom.Length || madeFrom[place] != reader.Int(1)) missing.Add(reader.Int(0));
            }
        }

        return [.. missing.Select(number => RecordStore.Get(database, number))];
    }

    private static List<long> Numbers(Database database)
    {
        var numbers = new List<long>();
        using var reader = database.Read("SELECT number FROM profile");
        while (reader.Read()) numbers.Add(reader.GetInt64(0));
        return numbers;
    }

    private static int[] ReadMadeFrom(Database database, EmbeddingProfile profile, int chunk)
    {
        using var reader = database.Read(
            "SELECT made_from FROM embedding WHERE profile = $1 AND chunk = $2", NumberOf(database, profile), chunk);
        return reader.Read() ? EmbeddingChunk.ReadMadeFrom(reader.Bytes(0)) : [];
    }

    private static EmbeddingChunk? Read(Database database, long profile, int chunk, int dimensions)
    {
        using var reader = database.Read("SELECT made_from, vectors FROM embedding WHERE profile = $1 AND chunk = $2", profile, chunk);
        return reader.Read() ? EmbeddingChunk.Read(dimensions, reader.Bytes(0), reader.Bytes(1)) : null;
    }

    private static List<(int Number, int TextRevision, ReadOnlyMemory<float> Vector)> Places(Database database, IReadOnlyList<EmbeddedPaper> embeddings)
    {
        var places = new List<(int, int, ReadOnlyMemory<float>)>(embeddings.Count);
        foreach (var (id, vector) in embeddings)
        {
            if (RecordStore.NumberOf(database, id) is not { } number) continue;
            if (database.Number("SELECT text_revision FROM paper WHERE number = $1", number) is { } revision) places.Add((number, (int)revision, vector));
        }

        return places;
    }
}
