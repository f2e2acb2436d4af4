using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;
using PaperBot.Embedding;
using PaperBot.OpenAI.Connections;
using PaperBot.Writing;

namespace PaperBot.OpenAI.Embeddings;

/// <summary>An embedding model on an OpenAI-compatible server, ready to be asked.</summary>
public sealed class ServerEmbedding : IDisposable
{
    private readonly ServerEmbedder _embedder;

    private ServerEmbedding(ServerEmbedder embedder, ServerEmbeddingOptions options, string name, int dimensions)
    {
        _embedder = embedder;
        Profile = new EmbeddingProfile("openai", Fingerprint(name, options), dimensions);
        Documents = new ServerEmbeddingGenerator(embedder, options, options.DocumentPrefix);
        Queries = new ServerEmbeddingGenerator(embedder, options, options.QueryPrefix);
    }

    /// <summary>Decided by the model's name and the prefixes; the address of the server does not matter.</summary>
    public EmbeddingProfile Profile { get; }

    /// <summary>Embeds papers.</summary>
    public IEmbeddingGenerator<string, Embedding<float>> Documents { get; }

    /// <summary>Embeds questions.</summary>
    public IEmbeddingGenerator<string, Embedding<float>> Queries { get; }

    /// <summary>Connects and embeds one word, which tells the dimensions; when both name and dimensions are set, a server that is down is no failure yet.</summary>
    /// <exception cref="ModelException">The server does not give an embedding.</exception>
    public static Task<ServerEmbedding> ConnectAsync(ServerEmbeddingOptions options, CancellationToken cancellationToken) =>
        ConnectAsync(options, TimeProvider.System, Random.Shared, cancellationToken);

    /// <summary>The same with a clock, and with the chance that spreads the retries of many clients.</summary>
    /// <exception cref="ModelException">The server does not give an embedding.</exception>
    public static async Task<ServerEmbedding> ConnectAsync(ServerEmbeddingOptions options, TimeProvider time, Random random, CancellationToken cancellationToken)
    {
        var embedder = new ServerEmbedder(new ServerConnection(options.Server, time, random), options);
        try
        {
            if (options.Server.Name.Length == 0 || options.Dimensions == 0) await embedder.EmbedAsync(["paper"], cancellationToken).ConfigureAwait(false);
            return new ServerEmbedding(embedder, options, embedder.Name, embedder.Dimensions);
        }
        catch
        {
            embedder.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _embedder.Dispose();

    private static string Fingerprint(string name, ServerEmbeddingOptions options) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{name}\n{options.DocumentPrefix}\n{options.QueryPrefix}")).AsSpan(0, 8));
}
