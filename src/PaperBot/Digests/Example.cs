using PaperBot.Indexing;

namespace PaperBot.Digests;

/// <summary>A paper that somebody likes or not, and how alike it is to each row of a batch.</summary>
/// <param name="Stored">The paper.</param>
/// <param name="Similarities">To the batch's papers and, behind them, to those of the library's sample.</param>
internal sealed record Example(IndexedPaper Stored, float[] Similarities);
