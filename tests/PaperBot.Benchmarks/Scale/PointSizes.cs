using System.Diagnostics;
using System.Text.Json;
using PaperBot.Qdrant.Payloads;
using PaperBot.Qdrant.Points;

namespace PaperBot.Benchmarks.Scale;

/// <summary>How large papers are as points of a Qdrant server, without one: means over real papers, from which <c>docs/scale.md</c> is derived.</summary>
internal static class PointSizes
{
    private const int Dimensions = 256;

    public static async Task RunAsync(ScaleOptions options, TextWriter output, CancellationToken cancellationToken)
    {
        var random = new Random(1);
        var vector = Enumerable.Range(0, Dimensions).Select(_ => (random.NextSingle() - 0.5f) / 8).ToArray();
        var weighing = new Weighing(1, new MeanLengths(8, 90));
        var (papers, payload, words, letters, request, keywords, elapsed) = (0, 0L, 0L, 0L, 0L, 0L, TimeSpan.Zero);
        var terms = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var record in ScaleCorpus.ReadAsync(options.Corpus, options.Sizes[^1], cancellationToken))
        {
            if (record.Paper is not { } paper) continue;
            var started = Stopwatch.GetTimestamp();
            var counted = PaperWords.Of(paper);
            var point = PaperPoint.Of(new PlacedPaper(PointId.Of(paper.Id), papers, paper), counted, weighing, "lsa", vector);
            request += JsonSerializer.SerializeToUtf8Bytes(new PointBatch([point]), QdrantJson.Default.PointBatch).Length;
            elapsed += Stopwatch.GetElapsedTime(started);
            papers++;
            payload += JsonSerializer.SerializeToUtf8Bytes(point.Payload, QdrantJson.Default.RawJson).Length;
            words += point.Vector[Field.WordsVector].Sparse!.Indices.Length;
            letters += point.Vector[Field.LettersVector].Sparse!.Indices.Length;
            keywords += paper.AllIds.Count() + paper.Authors.Sum(author => NameWords.Kept(author).Count) + NameWords.Kept(paper.Venue ?? "").Count + 2;
            terms.UnionWith(counted.Terms.Keys);
        }

        await output.WriteLineAsync(FormattableString.Invariant(
            $"""
            {papers:N0} papers, each on average: payload {(double)payload / papers:N0} bytes of JSON; {(double)words / papers:N1} words and {(double)letters / papers:N1} pieces of its title
            as sparse vectors; {(double)keywords / papers:N1} indexed keywords; a request of {(double)request / papers:N0} bytes with {Dimensions} dimensions. {terms.Count:N0} terms in all.
            Making the requests: {papers / elapsed.TotalSeconds:N0} papers/s on one core.
            """).AsMemory(), cancellationToken);
    }
}
