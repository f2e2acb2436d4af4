namespace PaperBot.TestModels;

/// <summary>The size of a made-up llama model.</summary>
/// <param name="Width">Length of a token's embedding.</param>
/// <param name="Layers">Transformer blocks.</param>
/// <param name="FeedForwardWidth">Width of the feed-forward part.</param>
/// <param name="Heads">Attention heads.</param>
/// <param name="KeyValueHeads">Heads whose keys and values are kept.</param>
/// <param name="ContextTokens">Context that the model says it was trained for.</param>
public sealed record LlamaShape(int Width, int Layers, int FeedForwardWidth, int Heads, int KeyValueHeads, int ContextTokens)
{
    /// <summary>Loads and runs in milliseconds.</summary>
    public static LlamaShape Tiny { get; } = new(64, 2, 96, 4, 2, 4096);

    /// <summary>About half a billion weights with a vocabulary of 32,000: as fast as a small real model.</summary>
    public static LlamaShape HalfBillion { get; } = new(896, 24, 4864, 14, 2, 32_768);
}
