using System.Security.Cryptography;
using System.Text;
using PaperBot.Embedding;
using PaperBot.Indexing;
using PaperBot.OpenAI.Connections;
using PaperBot.Writing;

namespace PaperBot.OpenAI.Embeddings;

/// <summary>Connects to an embedding model that an OpenAI-compatible server runs.</summary>
public static class ServerEmbedding
{
    /// <summary>What vectors of these models are stored under.</summary>
    public const string Kind = "openai";

    /// <summary>
    /// Embeds one word, which tells the dimensions; when both name and dimensions are set, a server that is down is no failure yet. The profile
    /// covers the model's name and the prefixes, but not the server's address: the same model may move. The generator is to be disposed of by the caller.
    /// </summary>
    /// <exception cref="ModelException">The server does not give an embedding.</exception>
    public static Task<ActiveEmbedding> ConnectAsync(ServerEmbeddingOptions options, CancellationToken cancellationToken) =>
        ConnectAsync(options, TimeProvider.System, Random.Shared, cancellationToken);

    /// <summary>The same with a clock, and with the chance that spreads the retries of many clients.</summary>
    /// <exception cref="ModelException">The server does not give an embedding.</exception>
    public static async Task<ActiveEmbedding> ConnectAsync(ServerEmbeddingOptions options, TimeProvider time, Random random, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var embedder = new ServerEmbedder(new ServerConnection(options.Server, time, random), options);
        try
        {
            if (options.Server.Name.Length == 0 || options.Dimensions == 0) await embedder.EmbedAsync(["paper"], cancellationToken).ConfigureAwait(false);
            var profile = new EmbeddingProfile(Kind, Fingerprint(embedder.Name, options), embedder.Dimensions);
            return new ActiveEmbedding(profile, new ServerEmbeddingGenerator(embedder, options));
        }
        catch
        {
            embedder.Dispose();
            throw;
        }
    }

    private static string Fingerprint(string name, ServerEmbeddingOptions options) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{name}\n{options.DocumentPrefix}\n{options.QueryPrefix}")).AsSpan(0, 8));
}
