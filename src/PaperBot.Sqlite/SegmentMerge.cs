using System.Buffers;

namespace PaperBot.Sqlite;

/// <summary>Makes one segment of several neighbours and leaves out what later changes of the papers have overtaken.</summary>
internal static class SegmentMerge
{
    public static void Run(Database database, ReadOnlySpan<Segment> segments)
    {
        var first = segments[0].First;
        var last = segments[^1].Last;
        var revisions = RevisionsOf(database, first, last);
        var merged = SegmentStore.Insert(database, new Segment(0, first, last, revisions.Count(revision => revision > 0)));
        var writer = new BlockWriter(database, merged);
        var cursors = new PriorityQueue<SegmentCursor, byte[]>(Comparer<byte[]>.Create((left, right) => left.AsSpan().SequenceCompareTo(right)));
        foreach (var segment in segments) Enqueue(new SegmentCursor(database, segment));

        var postings = new List<Posting>();
        var packed = new PostingList();
        while (cursors.TryPeek(out _, out var key))
        {
            postings.Clear();
            while (cursors.TryPeek(out var cursor, out var next) && next.AsSpan().SequenceEqual(key))
            {
                cursors.Dequeue();
                Collect(cursor, revisions, postings);
                Enqueue(cursor);
            }

            if (postings.Count == 0) continue;
            postings.Sort((left, right) => left.Number.CompareTo(right.Number));
            packed.Clear();
            foreach (var posting in postings) packed.Add(posting);
            writer.Add(key, packed.Count, packed.Bytes);
        }

        writer.Flush();
        foreach (var segment in segments) Delete(database, segment);

        void Enqueue(SegmentCursor cursor)
        {
            if (cursor.Next()) cursors.Enqueue(cursor, cursor.Key);
        }
    }

    private static void Collect(SegmentCursor cursor, int[] revisions, List<Posting> postings)
    {
        var unpacked = SegmentReader.Unpack(cursor.Count, cursor.Postings.Span);
        foreach (var posting in unpacked.AsSpan(0, cursor.Count))
        {
            if ((uint)posting.Number < (uint)revisions.Length && cursor.Segment.Covers(revisions[posting.Number])) postings.Add(posting);
        }

        ArrayPool<Posting>.Shared.Return(unpacked);
    }

    /// <summary>By paper number; 0 for papers that are of no such revision.</summary>
    private static int[] RevisionsOf(Database database, int first, int last)
    {
        var revisions = new int[RecordStore.End(database)];
        using var reader = database.Read(
            "SELECT number, revision FROM paper WHERE revision BETWEEN $1 AND $2 AND merged_into IS NULL", first, last);
        while (reader.Read()) revisions[reader.Int(0)] = reader.Int(1);
        return revisions;
    }

    private static void Delete(Database database, Segment segment)
    {
        database.Execute("DELETE FROM block WHERE segment = $1", segment.Number);
        database.Execute("DELETE FROM segment WHERE number = $1", segment.Number);
    }
}
