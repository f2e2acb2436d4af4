namespace PaperBot.Digests;

/// <summary>Where a term stands in the news.</summary>
/// <param name="Paper">The paper's place in the batch.</param>
/// <param name="Sentence">The sentence; 0 is the title.</param>
/// <param name="Position">The running number of the term in the paper's text.</param>
/// <param name="Ending">How many letters more the word has there than its term, a plural's aside.</param>
internal readonly record struct TermPlace(int Paper, ushort Sentence, ushort Position, byte Ending);
