using PaperBot.LlamaCpp.Loading;
using PaperBot.TestModels;
using Xunit;

namespace PaperBot.App.Tests.EndToEnd;

/// <summary>A library that moves between the built-in embedding and a made-up local model.</summary>
public sealed class ReEmbedTests
{
    [Fact]
    public async Task A_library_moves_to_a_local_model_and_back_and_answers_all_the_while()
    {
        Assert.SkipWhen(LlamaLibrary.FindFolder() is null, "llama.cpp's libraries were not installed by the build (npm or the network is missing).");
        using var folder = new TemporaryFolder();
        var model = BertTestModel.WriteRandom(Path.Combine(folder.Path, "bert.gguf"), WeightFormat.F32, ["paper", "attention", "model"]);
        string[] local = ["--data", folder.Path, "--set", "Embedding:Kind=LlamaCpp", "--set", $"Embedding:Path={model}", "--set", "Model:Threads=1"];
        await Run.PaperBotAsync("ingest", "starter", "--data", folder.Path);

        var before = await Run.PaperBotAsync(["search", "attention", .. local]);
        Assert.Contains("--re-embed", before.Error, StringComparison.Ordinal);
        var moved = await Run.PaperBotAsync(["ingest", "--re-embed", .. local]);
        Assert.Equal((0, ""), (moved.ExitCode, moved.Error));
        Assert.Contains("embedded by llama-64-", moved.Output, StringComparison.Ordinal);
        var after = await Run.PaperBotAsync(["search", "attention is all you need", .. local]);
        Assert.Contains("Attention Is All You Need", after.Output, StringComparison.Ordinal);
        Assert.Empty(after.Error);

        var mismatch = await Run.PaperBotAsync("search", "attention is all you need", "--data", folder.Path);
        Assert.Contains("words alone", mismatch.Error, StringComparison.Ordinal);
        Assert.Contains("Attention Is All You Need", mismatch.Output, StringComparison.Ordinal);
        File.Delete(model);
        var missing = await Run.PaperBotAsync(["ingest", "--re-embed", .. local]);
        Assert.Equal(1, missing.ExitCode);
        Assert.Contains("bert.gguf", missing.Error, StringComparison.Ordinal);

        var back = await Run.PaperBotAsync("ingest", "--re-embed", "--data", folder.Path);
        Assert.Contains("embedded by lsa-", back.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Moving_an_empty_library_says_what_to_do()
    {
        using var folder = new TemporaryFolder();
        var run = await Run.PaperBotAsync("ingest", "--re-embed", "--data", folder.Path);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("no papers", run.Error, StringComparison.Ordinal);
    }
}
