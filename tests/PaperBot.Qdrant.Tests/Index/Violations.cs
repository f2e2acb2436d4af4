using PaperBot.QdrantServer;

namespace PaperBot.Qdrant.Tests.Index;

/// <summary>What went against the contract of Qdrant's API.</summary>
internal static class Violations
{
    // How a question finds out that it was embedded by what is not in force any more: vectors are named after their embeddings, and the server does not know the name.
    private const string OtherEmbedding = "Not existing vector name";

    public static IEnumerable<string> Of(LoopbackQdrant qdrant, string library) =>
        qdrant.Violations.Where(violation => violation.Contains(library, StringComparison.Ordinal) && !violation.Contains(OtherEmbedding, StringComparison.Ordinal));
}
