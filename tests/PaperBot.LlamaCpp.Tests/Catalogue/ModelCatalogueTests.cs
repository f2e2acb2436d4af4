using PaperBot.LlamaCpp.Catalogue;
using PaperBot.LlamaCpp.Embedding;
using PaperBot.Writing;
using Xunit;

namespace PaperBot.LlamaCpp.Tests.Catalogue;

/// <summary>The built-in catalogue is complete and sound.</summary>
public sealed class ModelCatalogueTests : IDisposable
{
    private readonly ModelFolder _folder = new();

    public static TheoryData<string> Ids => [.. ModelCatalogue.BuiltIn.Models.Select(model => model.Id)];

    public void Dispose() => _folder.Dispose();

    /// <summary>What the catalogue tells people about a model's use is what the program does with its file.</summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public void Prefixes_are_those_that_the_files_name_leads_to(string id)
    {
        var model = ModelCatalogue.BuiltIn.Find(id)!;
        if (model.Embedding is not { } use) return;
        Assert.Equal(new EmbeddingPrefixes(use.QueryPrefix, use.DocumentPrefix), EmbeddingPrefixes.Of(model.File.ToLowerInvariant()));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_entry_is_complete(string id)
    {
        var model = ModelCatalogue.BuiltIn.Find(id)!;
        Assert.Matches("^[a-z0-9][a-z0-9.-]*$", model.Id);
        Assert.All([model.Name, model.Publisher, model.Licence, model.Quantisation], text => Assert.False(string.IsNullOrWhiteSpace(text)));
        Assert.Matches("^[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+$", model.Repository);
        Assert.EndsWith(".gguf", model.File, StringComparison.Ordinal);
        Assert.DoesNotContain('/', model.File);
        if (model.Revision is not null) Assert.Matches("^[0-9a-f]{40}$", model.Revision);
        if (model.Sha256 is not null) Assert.Matches("^[0-9a-f]{64}$", model.Sha256);
        Assert.True(model.Bytes is null or > 10_000_000);
        Assert.InRange(model.ContextTokens, 512, 1 << 20);
        Assert.Contains(model.MemoryGigabytes, new[] { 4, 8, 16, 24 });
        Assert.InRange(model.BillionActiveParameters, 0.01, model.BillionParameters);
        Assert.Equal(model.Kind == ModelKind.Embedding, model.Embedding is not null);
        if (model.Embedding is { } use) Assert.InRange(use.Dimensions, 64, 8192);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_entry_fits_the_memory_it_is_meant_for(string id)
    {
        var model = ModelCatalogue.BuiltIn.Find(id)!;
        Assert.InRange(ModelFit.NeededBytes(model), 1, (long)model.MemoryGigabytes << 30);
    }

    [Fact]
    public void Ids_and_files_are_unique()
    {
        Assert.Distinct(ModelCatalogue.BuiltIn.Models.Select(model => model.Id));
        Assert.Distinct(ModelCatalogue.BuiltIn.Models.Select(model => model.File), StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public void There_is_a_model_that_writes_for_every_memory_and_one_of_each_other_kind_for_the_smallest()
    {
        var models = ModelCatalogue.BuiltIn.Models;
        Assert.Equal([4, 8, 16, 24], models.Where(model => model.Kind == ModelKind.Instruct).Select(model => model.MemoryGigabytes).Distinct().Order());
        Assert.Contains(models, model => model is { Kind: ModelKind.Embedding, MemoryGigabytes: 4, LicenceLimit: null });
        Assert.Contains(models, model => model is { Kind: ModelKind.Rerank, MemoryGigabytes: 4, LicenceLimit: null });
    }

    [Theory]
    [InlineData("qwen3-4", "qwen3-4b")]
    [InlineData("QWEN3-4BB", "qwen3-4b")]
    [InlineData("granit-4.1-8b", "granite-4.1-8b")]
    [InlineData("nomic", "nomic-embed-v1.5")]
    [InlineData("x", null)]
    [InlineData("", null)]
    [InlineData("something quite different", null)]
    public void A_wrong_id_leads_to_the_nearest(string typed, string? id) => Assert.Equal(id, ModelCatalogue.BuiltIn.Nearest(typed));

    [Fact]
    public void An_own_catalogue_goes_before_the_built_in_one()
    {
        var own = Own("own-model.gguf");
        var catalogue = ModelCatalogue.BuiltIn.With(own);
        Assert.Equal("own", catalogue.Models[0].Id);
        Assert.Equal(ModelCatalogue.BuiltIn.Models.Count + 1, catalogue.Models.Count);
        Assert.Equal("own", catalogue.OfFile("own-model.gguf")!.Id);
    }

    [Theory]
    [InlineData("../own.gguf")]
    [InlineData("a/b.gguf")]
    [InlineData("own.exe")]
    [InlineData(".gguf")]
    [InlineData("")]
    public void An_entry_whose_file_leads_out_of_the_folder_is_refused(string file) =>
        Assert.Contains("own", Assert.Throws<ModelException>(() => ModelCatalogue.BuiltIn.With(Own(file))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("[")]
    [InlineData("[null]")]
    [InlineData("[{}]")]
    [InlineData("[{\"id\":\"own\",\"unknown\":1}]")]
    [InlineData("{\"id\":\"own\"}")]
    public void A_catalogue_that_cannot_be_read_is_named(string text)
    {
        var path = _folder.Write("own.json", System.Text.Encoding.UTF8.GetBytes(text));
        Assert.Contains(path, Assert.Throws<ModelException>(() => ModelCatalogue.BuiltIn.With(path)).Message, StringComparison.Ordinal);
    }

    private string Own(string file) => _folder.Write("own.json", System.Text.Encoding.UTF8.GetBytes($$"""
        [{"id":"own","name":"Own","kind":"Instruct","publisher":"Us","repository":"us/own","revision":null,"file":"{{file}}","quantisation":"Q4_0",
          "billionParameters":1,"billionActiveParameters":1,"licence":"MIT","licenceLimit":null,"bytes":null,"sha256":null,"contextTokens":4096,
          "memoryGigabytes":4,"cacheBytesPerToken":1000,"thinks":false,"note":null}]
        """));
}
