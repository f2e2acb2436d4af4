namespace PaperBot.TestModels;

/// <summary>Makes llama models for tests: random ones, and one that recites a given text.</summary>
public static class LlamaTestModel
{
    /// <summary>A model with random weights: it writes nonsense, but all of it for real.</summary>
    public static string WriteRandom(string path, LlamaShape shape, WeightFormat format, int seed = 1, IEnumerable<string>? pieces = null)
    {
        var vocabulary = new SentencePieceVocabulary(pieces ?? []);
        return WriteRandom(path, shape, format, vocabulary.Count, vocabulary.AddTo, seed);
    }

    /// <summary>The same with a given vocabulary.</summary>
    public static string WriteRandom(string path, SentencePieceVocabulary vocabulary) =>
        WriteRandom(path, LlamaShape.Tiny, WeightFormat.F32, vocabulary.Count, vocabulary.AddTo, seed: 1);

    /// <summary>The same with a given vocabulary.</summary>
    public static string WriteRandom(string path, BytePairVocabulary vocabulary) =>
        WriteRandom(path, LlamaShape.Tiny, WeightFormat.F32, vocabulary.Count, vocabulary.AddTo, seed: 1);

    private static string WriteRandom(string path, LlamaShape shape, WeightFormat format, int vocabularySize, Action<GgufFile> addVocabulary, int seed)
    {
        var (file, weights) = (Header(shape, vocabularySize, addVocabulary), new RandomWeights(seed));
        file.With(weights.Matrix("token_embd.weight", format, shape.Width, vocabularySize));
        for (var layer = 0; layer < shape.Layers; layer++)
            foreach (var tensor in Block(layer, shape, (name, lengths) => weights.Matrix(name, format, lengths))) file.With(tensor);
        return Finish(file, shape).With(weights.Matrix("output.weight", format, shape.Width, vocabularySize)).Write(path);
    }

    /// <summary>
    /// A model whose attention and feed-forward parts are zero, so that each token alone decides the next one. Behind a line break (with which
    /// the chat template ends) come <paramref name="pieces"/> one after the other, and then the end of the turn; the pieces must all differ.
    /// </summary>
    public static string WriteReciting(string path, IReadOnlyList<string> pieces)
    {
        var shape = new LlamaShape(256, 1, 32, 4, 4, 8192);
        var vocabulary = new SentencePieceVocabulary(pieces);
        var numbers = pieces.Select(vocabulary.NumberOf).ToList();
        if (numbers.Distinct().Count() != numbers.Count) throw new ArgumentException("Each piece decides the next one, so all must differ.", nameof(pieces));
        var before = new Dictionary<int, int>();
        var current = vocabulary.NumberOf("<0x0A>");
        foreach (var next in numbers.Append(vocabulary.EndOfTurn)) (before[next], current) = (current, next);

        var (file, weights) = (Header(shape, vocabulary.Count, vocabulary.AddTo), new RandomWeights(1));
        file.With(new Tensor("token_embd.weight", [shape.Width, vocabulary.Count], WeightFormat.F32, Embedding));
        foreach (var tensor in Block(0, shape, (name, lengths) => RandomWeights.Zeros(name, WeightFormat.F32, lengths))) file.With(tensor);
        return Finish(file, shape)
            .With(new Tensor("output.weight", [shape.Width, vocabulary.Count], WeightFormat.F32, token => before.TryGetValue(token, out var previous) ? Scaled(Embedding(previous)) : new float[shape.Width]))
            .Write(path);

        float[] Embedding(int token) => weights.Row("token", token, shape.Width, 1 / MathF.Sqrt(shape.Width));
        static float[] Scaled(float[] row) => [.. row.Select(value => 5 * value)];
    }

    private static GgufFile Header(LlamaShape shape, int vocabularySize, Action<GgufFile> addVocabulary)
    {
        var file = new GgufFile()
            .With("general.architecture", "llama")
            .With("general.name", "made up")
            .With("llama.context_length", (uint)shape.ContextTokens)
            .With("llama.embedding_length", (uint)shape.Width)
            .With("llama.block_count", (uint)shape.Layers)
            .With("llama.feed_forward_length", (uint)shape.FeedForwardWidth)
            .With("llama.attention.head_count", (uint)shape.Heads)
            .With("llama.attention.head_count_kv", (uint)shape.KeyValueHeads)
            .With("llama.attention.layer_norm_rms_epsilon", 1e-5f)
            .With("llama.rope.dimension_count", (uint)(shape.Width / shape.Heads))
            .With("llama.vocab_size", (uint)vocabularySize);
        addVocabulary(file);
        return file;
    }

    private static GgufFile Finish(GgufFile file, LlamaShape shape) => file.With(RandomWeights.Constant("output_norm.weight", shape.Width, 1));

    private static IEnumerable<Tensor> Block(int layer, LlamaShape shape, Func<string, int[], Tensor> matrix)
    {
        var keyWidth = shape.Width / shape.Heads * shape.KeyValueHeads;
        yield return RandomWeights.Constant($"blk.{layer}.attn_norm.weight", shape.Width, 1);
        yield return matrix($"blk.{layer}.attn_q.weight", [shape.Width, shape.Width]);
        yield return matrix($"blk.{layer}.attn_k.weight", [shape.Width, keyWidth]);
        yield return matrix($"blk.{layer}.attn_v.weight", [shape.Width, keyWidth]);
        yield return matrix($"blk.{layer}.attn_output.weight", [shape.Width, shape.Width]);
        yield return RandomWeights.Constant($"blk.{layer}.ffn_norm.weight", shape.Width, 1);
        yield return matrix($"blk.{layer}.ffn_gate.weight", [shape.Width, shape.FeedForwardWidth]);
        yield return matrix($"blk.{layer}.ffn_up.weight", [shape.Width, shape.FeedForwardWidth]);
        yield return matrix($"blk.{layer}.ffn_down.weight", [shape.FeedForwardWidth, shape.Width]);
    }
}
