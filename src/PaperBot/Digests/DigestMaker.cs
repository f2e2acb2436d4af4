using PaperBot.Answering;

namespace PaperBot.Digests;

/// <summary>New papers → what a subscriber reads of them.</summary>
/// <param name="library">Opens what is answered from.</param>
/// <param name="desk">Opens who writes.</param>
public sealed class DigestMaker(Func<CancellationToken, Task<Library>> library, Func<CancellationToken, Task<WritingDesk>> desk)
{
    /// <summary>Makes one digest from the news in <paramref name="batch"/>.</summary>
    /// <exception cref="Indexing.PaperIndexException">The library cannot be read.</exception>
    public Task<Digest> MakeAsync(NewsBatch batch, DigestWish wish, CancellationToken cancellationToken) => throw new NotImplementedException($"{library}{desk}{batch}{wish}{cancellationToken}");
}
