using PaperBot.Embedding;

namespace PaperBot.Sqlite;

/// <summary>Keeps the snapshot in step with the file: reads what has changed since the last one, whoever wrote it.</summary>
internal sealed class SnapshotReader
{
    private const string Columns =
        """
        SELECT number, id, CASE WHEN merged_into IS NULL THEN revision ELSE 0 END, text_revision, title_terms, abstract_terms, year, day, authors
        FROM paper
        """;

    private readonly Lock _refreshing = new();
    private volatile IndexSnapshot _latest = IndexSnapshot.Empty;

    /// <summary>
    /// The state that the read transaction of <paramref name="database"/> sees; null when it is older than what is known, so that it has to
    /// begin anew.
    /// </summary>
    public IndexSnapshot? At(Database database)
    {
        var revision = Revision.Of(database);
        // Read once: between two reads another thread may have put a newer snapshot there, which this transaction cannot see.
        var latest = _latest;
        if (latest.Revision == revision) return latest;
        lock (_refreshing)
        {
            latest = _latest;
            if (latest.Revision > revision) return null;
            return latest.Revision == revision ? latest : _latest = Refresh(database, latest, revision);
        }
    }

    private static IndexSnapshot Refresh(Database database, IndexSnapshot before, int revision)
    {
        var papers = ReadPapers(database, before);
        var (number, profile, papersAtActivation) = ReadProfile(database);
        var known = number == before.ProfileNumber ? before : IndexSnapshot.Empty;
        var snapshot = new IndexSnapshot
        {
            Revision = revision,
            Papers = papers,
            Segments = SegmentStore.ReadAll(database),
            Profile = profile,
            ProfileNumber = number,
            PaperCountAtActivation = papersAtActivation,
            Chunks = profile is null ? [] : ReadChunks(database, number!.Value, profile.Dimensions, known),
        };
        return Count(snapshot);
    }

    private static PaperColumns ReadPapers(Database database, IndexSnapshot before)
    {
        var count = (int)(database.Number("SELECT max(number) FROM paper") ?? -1) + 1;
        var columns = before.Papers.Copy(count);
        // The whole table is read as it lies, which takes half the time of going by its index.
        using var reader = before.Revision == 0 ? database.Read(Columns) : database.Read(Columns + " WHERE revision > $1", before.Revision);
        var known = before.Papers.Count;
        while (reader.Read())
        {
            var number = reader.Int(0);
            if (number >= before.Papers.Count) known++;
            columns.Ids[number] = reader.Text(1);
            columns.Revisions[number] = reader.Int(2);
            columns.TextRevisions[number] = reader.Int(3);
            columns.TitleTerms[number] = reader.Int(4);
            columns.AbstractTerms[number] = reader.Int(5);
            columns.Years[number] = reader.IntOrNull(6) ?? PaperColumns.NoYear;
            columns.Days[number] = PaperColumns.DayOf(reader.IntOrNull(7));
            columns.HasAuthors[number] = reader.Int(8) > 0;
        }

        return known == count ? columns : throw new InvalidDataException("The papers' numbers have gaps.");
    }

    private static (long? Number, EmbeddingProfile? Profile, int PapersAtActivation) ReadProfile(Database database)
    {
        using var reader = database.Read(
            """
            SELECT profile.number, kind, fingerprint, dimensions, papers_at_activation
            FROM state LEFT JOIN profile ON profile.number = state.profile WHERE state.profile IS NOT NULL
            """);
        if (!reader.Read()) return (null, null, 0);
        if (reader.IsDBNull(0)) throw new InvalidDataException("The embedding in force is not there.");
        return (reader.GetInt64(0), new EmbeddingProfile(reader.Text(1), reader.Text(2), reader.Int(3)), reader.Int(4));
    }

    private static EmbeddingChunk?[] ReadChunks(Database database, long profile, int dimensions, IndexSnapshot known)
    {
        var chunks = new List<EmbeddingChunk?>(known.Chunks);
        using var reader = database.Read(
            "SELECT chunk, made_from, vectors FROM embedding WHERE profile = $1 AND revision > $2 ORDER BY chunk", profile, known.Revision);
        while (reader.Read())
        {
            var chunk = reader.Int(0);
            while (chunks.Count <= chunk) chunks.Add(null);
            chunks[chunk] = EmbeddingChunk.Read(dimensions, reader.Bytes(1), reader.Bytes(2));
        }

        return [.. chunks];
    }

    private static IndexSnapshot Count(IndexSnapshot snapshot)
    {
        var (papers, embedded, titleTerms, abstractTerms) = (0, 0, 0L, 0L);
        for (var number = 0; number < snapshot.Papers.Count; number++)
        {
            if (!snapshot.IsThere(number)) continue;
            papers++;
            titleTerms += snapshot.Papers.TitleTerms[number];
            abstractTerms += snapshot.Papers.AbstractTerms[number];
            if (snapshot.IsEmbedded(number)) embedded++;
        }

        return snapshot with
        {
            PaperCount = papers,
            EmbeddedCount = embedded,
            Frequencies = papers == 0 ? new TermFrequencies(0, 0) : new TermFrequencies((double)titleTerms / papers, (double)abstractTerms / papers),
        };
    }
}
