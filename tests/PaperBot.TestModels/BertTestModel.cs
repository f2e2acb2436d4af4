namespace PaperBot.TestModels;

/// <summary>Makes bert models with random weights for tests of embedding and reranking; the vocabulary is of the WordPiece kind.</summary>
public static class BertTestModel
{
    /// <summary>Mean of the tokens' vectors.</summary>
    public const uint MeanPooling = 1;

    /// <summary>The vector of the first token.</summary>
    public const uint FirstTokenPooling = 2;

    /// <summary>One score per text, of a reranker.</summary>
    public const uint RankPooling = 4;

    /// <summary>Writes a model with <paramref name="words"/> and all ASCII characters as its vocabulary.</summary>
    public static string WriteRandom(string path, WeightFormat format, IEnumerable<string> words, uint pooling = MeanPooling, int width = 64, int layers = 2, int contextTokens = 128, int seed = 1)
    {
        var tokens = Vocabulary(words);
        var (weights, feedForward) = (new RandomWeights(seed), width * 2);
        var file = Header(tokens, pooling, width, layers, feedForward, contextTokens)
            .With(weights.Matrix("token_embd.weight", format, width, tokens.Count))
            .With(weights.Matrix("token_types.weight", WeightFormat.F32, width, 2))
            .With(weights.Matrix("position_embd.weight", WeightFormat.F32, width, contextTokens));
        Normalise(file, "token_embd_norm", width);
        for (var layer = 0; layer < layers; layer++)
        {
            var block = $"blk.{layer}";
            foreach (var name in new[] { "attn_q", "attn_k", "attn_v", "attn_output" }) Linear(file, weights, $"{block}.{name}", format, width, width);
            Normalise(file, $"{block}.attn_output_norm", width);
            Linear(file, weights, $"{block}.ffn_up", format, width, feedForward);
            Linear(file, weights, $"{block}.ffn_down", format, feedForward, width);
            Normalise(file, $"{block}.layer_output_norm", width);
        }

        if (pooling == RankPooling)
        {
            Linear(file, weights, "cls", WeightFormat.F32, width, width);
            Linear(file, weights, "cls.output", WeightFormat.F32, width, 1);
        }

        return file.Write(path);
    }

    private static List<string> Vocabulary(IEnumerable<string> words)
    {
        var tokens = new List<string> { "[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]" };
        for (var value = '!'; value < 127; value++)
        {
            if (char.IsAsciiLetterUpper(value)) continue;
            tokens.Add($"\u2581{value}");
            tokens.Add(value.ToString());
        }

        tokens.AddRange(words.Select(word => $"\u2581{word}"));
        return [.. tokens.Distinct(StringComparer.Ordinal)];
    }

    private static GgufFile Header(List<string> tokens, uint pooling, int width, int layers, int feedForward, int contextTokens) => new GgufFile()
        .With("general.architecture", "bert")
        .With("general.name", "made up")
        .With("bert.context_length", (uint)contextTokens)
        .With("bert.embedding_length", (uint)width)
        .With("bert.block_count", (uint)layers)
        .With("bert.feed_forward_length", (uint)feedForward)
        .With("bert.attention.head_count", 4u)
        .With("bert.attention.layer_norm_epsilon", 1e-12f)
        .With("bert.attention.causal", false)
        .With("bert.pooling_type", pooling)
        .With("tokenizer.ggml.model", "bert")
        .With("tokenizer.ggml.tokens", tokens.ToArray())
        .With("tokenizer.ggml.token_type", tokens.Select((_, i) => (int)(i < 5 ? TokenKind.Control : TokenKind.Normal)).ToArray())
        .With("tokenizer.ggml.token_type_count", 2u)
        .With("tokenizer.ggml.padding_token_id", 0u)
        .With("tokenizer.ggml.unknown_token_id", 1u)
        .With("tokenizer.ggml.bos_token_id", 2u)
        .With("tokenizer.ggml.eos_token_id", 3u)
        .With("tokenizer.ggml.cls_token_id", 2u)
        .With("tokenizer.ggml.seperator_token_id", 3u)
        .With("tokenizer.ggml.mask_token_id", 4u);

    private static void Linear(GgufFile file, RandomWeights weights, string name, WeightFormat format, int from, int to) => file
        .With(weights.Matrix($"{name}.weight", format, from, to))
        .With(RandomWeights.Constant($"{name}.bias", to, 0));

    private static void Normalise(GgufFile file, string name, int width) => file
        .With(RandomWeights.Constant($"{name}.weight", width, 1))
        .With(RandomWeights.Constant($"{name}.bias", width, 0));
}
