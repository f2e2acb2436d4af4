using PaperBot.TestModels;

namespace PaperBot.App.Tests.EndToEnd;

/// <summary>Model files made for the tests of the whole path: real files for the real library, a few megabytes at most.</summary>
public sealed class MadeUpModel : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private int _count;

    /// <summary>A model that writes <paramref name="pieces"/>, whatever it is asked.</summary>
    public string Reciting(params string[] pieces) => LlamaTestModel.WriteReciting(NewPath(), pieces);

    /// <summary>A model that writes nonsense.</summary>
    public string Random() => LlamaTestModel.WriteRandom(NewPath(), LlamaShape.Tiny, WeightFormat.Q8_0);

    /// <summary>A model that embeds.</summary>
    public string Embedding(int seed = 1) => BertTestModel.WriteRandom(NewPath(), WeightFormat.F32, ["paper", "model", "learning", "language", "attention"], seed: seed);

    /// <summary>A model that reranks.</summary>
    public string Rerank() => BertTestModel.WriteRandom(NewPath(), WeightFormat.F32, ["paper", "model"], BertTestModel.RankPooling);

    /// <summary>A file with the first <paramref name="bytes"/> bytes of a model.</summary>
    public string Truncated(int bytes)
    {
        var (whole, part) = (Random(), NewPath());
        File.WriteAllBytes(part, File.ReadAllBytes(whole)[..bytes]);
        return part;
    }

    /// <summary>A file that is no model.</summary>
    public string Holding(string text)
    {
        var path = NewPath();
        File.WriteAllText(path, text);
        return path;
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    private string NewPath() => Path.Combine(_folder.Path, $"model-{_count++}.gguf");
}
