using PaperBot.Answering;

namespace PaperBot.Digests.Delivering;

/// <summary>The press that PaperBot works with.</summary>
public static class DigestPresses
{
    /// <summary>Reads the papers from the library as it is then, and has them made into digests by <paramref name="maker"/>.</summary>
    public static DigestPress Of(Func<CancellationToken, Task<Library>> library, DigestMaker maker) => async (news, cancellationToken) =>
    {
        var index = (await library(cancellationToken).ConfigureAwait(false)).Index;
        var batch = await NewsBatch.LoadAsync(index, news, cancellationToken).ConfigureAwait(false);
        return (wish, token) => maker.MakeAsync(batch, wish, token);
    };
}
