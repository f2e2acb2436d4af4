using System.Buffers;
using PaperBot.Indexing;

namespace PaperBot.Sqlite;

/// <summary>Scores papers by BM25.</summary>
internal static class WordSearch
{
    /// <summary>
    /// Adds to <paramref name="scores"/> (one per paper number, zero at first) what <paramref name="term"/> gives each paper,
    /// and returns in how many papers it occurs.
    /// </summary>
    public static int Score(Database database, IndexSnapshot snapshot, WeightedTerm term, double[] scores)
    {
        var postings = ArrayPool<Posting>.Shared.Rent(1024);
        var count = 0;
        foreach (var segment in snapshot.Segments)
        {
            SegmentReader.Find(database, segment, IndexKey.Of(IndexKey.Term, term.Term), (_, added, packed) =>
            {
                if (postings.Length < count + added) Grow(ref postings, count, count + added);
                PostingList.Unpack(packed, added, postings.AsSpan(count));
                count = KeepCurrent(snapshot, segment, postings, count, added);
            });
        }

        AddScores(snapshot, postings.AsSpan(0, count), term.Weight * Bm25.InverseDocumentFrequency(count, snapshot.PaperCount), scores);
        ArrayPool<Posting>.Shared.Return(postings);
        return count;
    }

    private static void AddScores(IndexSnapshot snapshot, ReadOnlySpan<Posting> postings, double weight, double[] scores)
    {
        var (titleTerms, abstractTerms, frequencies) = (snapshot.Papers.TitleTerms, snapshot.Papers.AbstractTerms, snapshot.Frequencies);
        foreach (var (number, inTitle, inAbstract) in postings)
            scores[number] += weight * frequencies.Of(inTitle, inAbstract, titleTerms[number], abstractTerms[number]);
    }

    /// <summary>Moves the postings that still hold to the front and returns where they end.</summary>
    public static int KeepCurrent(IndexSnapshot snapshot, Segment segment, Posting[] postings, int start, int count)
    {
        var revisions = snapshot.Papers.Revisions;
        var end = start;
        for (var i = start; i < start + count; i++)
        {
            var number = postings[i].Number;
            if ((uint)number >= (uint)revisions.Length) throw new InvalidDataException("A posting names a paper that is not there.");
            if (segment.Covers(revisions[number])) postings[end++] = postings[i];
        }

        return end;
    }

    private static void Grow(ref Posting[] postings, int count, int needed)
    {
        var larger = ArrayPool<Posting>.Shared.Rent(Math.Max(needed, 2 * postings.Length));
        postings.AsSpan(0, count).CopyTo(larger);
        ArrayPool<Posting>.Shared.Return(postings);
        postings = larger;
    }
}
