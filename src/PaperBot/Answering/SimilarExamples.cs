namespace PaperBot.Answering;

/// <summary>Further examples for similar papers, as somebody calls them: identifiers, addresses or titles.</summary>
/// <param name="Liked">Papers that those to be found are to be like, besides the one named first.</param>
/// <param name="Disliked">Papers that they are to be unlike.</param>
public sealed record SimilarExamples(IReadOnlyList<string> Liked, IReadOnlyList<string> Disliked)
{
    /// <summary>The same with every name put in other words.</summary>
    public SimilarExamples Renamed(Func<string, string> rename) => new([.. Liked.Select(rename)], [.. Disliked.Select(rename)]);
}
