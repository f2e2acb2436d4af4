using PaperBot.LlamaCpp.Catalogue;
using Xunit;

namespace PaperBot.LlamaCpp.Tests.Catalogue;

/// <summary>What fits where, and what suits best.</summary>
public sealed class ModelFitTests
{
    private static readonly IReadOnlyList<CatalogueModel> Models = ModelCatalogue.BuiltIn.Models;

    [Theory]
    [InlineData(4, "granite-4.1-3b")]
    [InlineData(8, "ministral-3-8b")]
    [InlineData(12, "ministral-3-14b")]
    [InlineData(16, "mistral-small-3.2")]
    [InlineData(24, "qwen3-30b-a3b")]
    [InlineData(80, "qwen3-30b-a3b")]
    public void A_card_gets_the_strongest_model_that_fits_it_whole(int gibibytes, string id)
    {
        var best = ModelFit.Best(Machine(16, gibibytes), Models, ModelKind.Instruct)!;
        Assert.Equal(id, best.Model.Id);
        Assert.Equal(FitPlace.Gpu, best.Fit.Place);
        Assert.Contains("Test Card", best.Fit.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4, "lfm2.5-1.2b")]
    [InlineData(6, "qwen3-4b")]
    [InlineData(16, "qwen3-4b")]
    [InlineData(32, "qwen3-30b-a3b")]
    public void A_machine_without_a_card_gets_what_writes_at_reading_speed(int gibibytes, string id)
    {
        var best = ModelFit.Best(Machine(gibibytes), Models, ModelKind.Instruct)!;
        Assert.Equal(id, best.Model.Id);
        Assert.Equal(FitPlace.Cpu, best.Fit.Place);
    }

    [Fact]
    public void A_small_machine_gets_none() => Assert.Null(ModelFit.Best(Machine(1), Models, ModelKind.Instruct));

    [Fact]
    public void A_machine_without_a_card_gets_a_small_embedding_model_and_no_reranker()
    {
        Assert.Equal("nomic-embed-v1.5", ModelFit.Best(Machine(16), Models, ModelKind.Embedding)!.Model.Id);
        Assert.Null(ModelFit.Best(Machine(16), Models, ModelKind.Rerank));
        Assert.Equal("qwen3-embedding-0.6b", ModelFit.Best(Machine(16, 8), Models, ModelKind.Embedding)!.Model.Id);
        Assert.Equal("qwen3-reranker-0.6b", ModelFit.Best(Machine(16, 8), Models, ModelKind.Rerank)!.Model.Id);
    }

    [Fact]
    public void A_model_too_large_for_one_card_may_be_spread_over_two()
    {
        var machine = Machine(8) with { Gpus = [new Gpu("A", 12L << 30, 11L << 30), new Gpu("B", 12L << 30, 11L << 30)] };
        var fit = ModelFit.Of(machine, ModelCatalogue.BuiltIn.Find("qwen3-30b-a3b")!);
        Assert.Equal(FitPlace.Gpu, fit.Place);
        Assert.Contains("2 cards", fit.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_card_that_others_use_counts_with_what_is_free()
    {
        var machine = Machine(8) with { Gpus = [new Gpu("Busy", 24L << 30, 1L << 30)] };
        Assert.NotEqual(FitPlace.Gpu, ModelFit.Of(machine, ModelCatalogue.BuiltIn.Find("qwen3-4b")!).Place);
    }

    [Fact]
    public void Little_free_memory_is_said()
    {
        var fit = ModelFit.Of(new Machine(16L << 30, 2L << 30, []), ModelCatalogue.BuiltIn.Find("qwen3-4b")!);
        Assert.Equal(FitPlace.Cpu, fit.Place);
        Assert.Contains("2.0 GiB are free now", fit.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_longer_context_window_needs_more()
    {
        var model = TestModel.Unknown() with { ContextTokens = 100_000 };
        Assert.Equal(8192L * model.CacheBytesPerToken, ModelFit.NeededBytes(model, 16384) - ModelFit.NeededBytes(model, 8192));
        Assert.Equal(ModelFit.NeededBytes(model, 100_000), ModelFit.NeededBytes(model, 200_000));
    }

    [Fact]
    public void The_advice_names_what_is_here_and_how_to_get_what_is_not()
    {
        using var folder = new ModelFolder();
        var none = ModelAdvice.For(Machine(16), ModelCatalogue.BuiltIn, folder.Store).Text();
        Assert.Contains("none is needed", none, StringComparison.Ordinal);
        Assert.Contains("paperbot models pull qwen3-4b", none, StringComparison.Ordinal);

        folder.Write(ModelCatalogue.BuiltIn.Find("qwen3-4b")!.File, TestModel.Content());
        var one = ModelAdvice.For(Machine(16), ModelCatalogue.BuiltIn, folder.Store).Text();
        Assert.Contains("here: qwen3-4b (0.0 GB, not verified)", one, StringComparison.Ordinal);
        Assert.DoesNotContain("pull qwen3-4b", one, StringComparison.Ordinal);
        Assert.Contains("none of the catalogue fits", ModelAdvice.For(new Machine(1 << 20, 0, []), ModelCatalogue.BuiltIn, folder.Store).Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MemTotal: 100 kB\nMemAvailable:    2048 kB\n", 2048L << 10)]
    [InlineData("MemAvailable: much kB", null)]
    [InlineData("MemAvailable: 9223372036854775807 kB", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Free_memory_is_read_from_what_linux_says(string? text, long? bytes) => Assert.Equal(bytes, MachineMemory.Available(text));

    [Fact]
    public void This_machine_has_memory()
    {
        var machine = MachineMemory.Read([]);
        Assert.InRange(machine.TotalBytes, 1L << 27, 1L << 50);
        Assert.InRange(machine.FreeBytes, 0, machine.TotalBytes);
    }

    private static Machine Machine(int gibibytes, int? card = null) => new(
        (long)gibibytes << 30, (long)gibibytes << 30, card is { } memory ? [new Gpu("Test Card", (long)memory << 30, ((long)memory << 30) - (300L << 20))] : []);
}
