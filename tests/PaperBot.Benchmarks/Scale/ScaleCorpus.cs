using System.Runtime.CompilerServices;
using PaperBot.Papers;

namespace PaperBot.Benchmarks.Scale;

/// <summary>As many papers as are asked for, streamed: first those of the file, then <see cref="VariedPapers"/> of them, as often around as it takes.</summary>
internal static class ScaleCorpus
{
    public static async IAsyncEnumerable<PaperRecord> ReadAsync(string corpus, int size, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var varied = new VariedPapers();
        var count = 0;
        for (var round = 0; count < size; round++)
        {
            var before = count;
            await foreach (var record in new PaperReader().ReadAsync([corpus], cancellationToken))
            {
                if (record.Paper is not { } paper) continue;
                if (round == 0) varied.Remember(paper);
                yield return round == 0 ? record : new PaperRecord(varied.Vary(paper), null);
                if (++count == size) yield break;
            }

            if (count == before) yield break;
        }
    }
}
