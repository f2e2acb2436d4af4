namespace PaperBot.Digests;

/// <summary>Where a term stands in the news: the paper's place in the batch, the sentence (0 is the title) and the running number of the term in the text.</summary>
internal readonly record struct TermPlace(int Paper, ushort Sentence, ushort Position);
