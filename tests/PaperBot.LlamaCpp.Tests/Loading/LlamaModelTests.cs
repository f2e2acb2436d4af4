using PaperBot.LlamaCpp.Loading;
using PaperBot.TestModels;
using PaperBot.Writing;
using Xunit;

namespace PaperBot.LlamaCpp.Tests.Loading;

public sealed class LlamaModelTests
{
    [Theory]
    [InlineData(WeightFormat.F32)]
    [InlineData(WeightFormat.Q8_0)]
    [InlineData(WeightFormat.Q4_0)]
    public void A_model_of_each_format_loads_and_says_where_it_runs(WeightFormat format)
    {
        using var model = Installed.Model(path => LlamaTestModel.WriteRandom(path, LlamaShape.Tiny, format));
        Assert.Equal(4096, model.TrainedContext);
        Assert.Contains($"({format}) runs on ", model.StartReport.ToString(), StringComparison.Ordinal);
        Assert.Equal(LlamaShape.Tiny.Layers + 1, model.StartReport.Layers);
        Assert.Equal(model.StartReport.GpuLayers == 0, model.StartReport.WhyNoGpu is not null);
    }

    [Theory]
    [InlineData(WeightFormat.F32)]
    [InlineData(WeightFormat.Q8_0)]
    public void A_bert_model_loads(WeightFormat format)
    {
        using var model = Installed.Model(path => BertTestModel.WriteRandom(path, format, ["paper"]));
        Assert.Equal("bert", model.Header.Architecture);
    }

    [Fact]
    public void A_model_on_the_processor_says_why()
    {
        using var model = Installed.Model(path => LlamaTestModel.WriteRandom(path, LlamaShape.Tiny, WeightFormat.F32), new ModelLoadOptions { GpuLayers = 0 });
        Assert.EndsWith("0 of 3 layers on a GPU (Model:GpuLayers is 0).", model.StartReport.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_required_gpu_that_is_not_used_is_an_error()
    {
        var exception = Assert.Throws<ModelException>(() => Installed.Model(path => LlamaTestModel.WriteRandom(path, LlamaShape.Tiny, WeightFormat.F32), new ModelLoadOptions { GpuLayers = 0, RequireGpu = true }));
        Assert.Contains("Model:RequireGpu is set", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Model:GpuLayers is 0", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_architecture_that_the_library_does_not_know_is_named()
    {
        var exception = Assert.Throws<ModelException>(() => Installed.Model(path => new GgufFile().With("general.architecture", "dragon").With(RandomWeights.Constant("x", 32, 1)).Write(path), new ModelLoadOptions()));
        Assert.Contains("architecture dragon", exception.Message, StringComparison.Ordinal);
        Assert.Contains("unknown model architecture", exception.InnerException!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_with_a_tensor_missing_gives_the_librarys_reason_and_the_next_one_loads()
    {
        var exception = Assert.Throws<ModelException>(() => Installed.Model(
            path => new GgufFile().With("general.architecture", "llama").With(RandomWeights.Constant("output_norm.weight", 32, 1)).Write(path), new ModelLoadOptions()));
        Assert.Contains("cannot be loaded (", exception.Message, StringComparison.Ordinal);
        using var model = Installed.Model(path => LlamaTestModel.WriteRandom(path, LlamaShape.Tiny, WeightFormat.F32), new ModelLoadOptions());
        Assert.NotEmpty(model.Tokeniser.Encode("hello", special: false));
    }

    [Theory]
    [InlineData(ModelPurpose.Writing, BertTestModel.MeanPooling, "cannot write")]
    [InlineData(ModelPurpose.Embedding, BertTestModel.RankPooling, "reranking")]
    [InlineData(ModelPurpose.Reranking, BertTestModel.MeanPooling, "no rerank model")]
    public void A_model_for_another_purpose_is_refused(ModelPurpose purpose, uint pooling, string told)
    {
        var exception = Assert.Throws<ModelException>(() => Installed.Model(path => BertTestModel.WriteRandom(path, WeightFormat.F32, ["paper"], pooling), new ModelLoadOptions { Purpose = purpose }));
        Assert.Contains(told, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chat_model_is_none_for_embedding()
    {
        var exception = Assert.Throws<ModelException>(() => Installed.Model(path => LlamaTestModel.WriteRandom(path, LlamaShape.Tiny, WeightFormat.F32), new ModelLoadOptions { Purpose = ModelPurpose.Embedding }));
        Assert.Contains("Embedding:Path", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Progress_reaches_one_and_a_cancelled_load_leaves_nothing()
    {
        var seen = new List<float>();
        using (Installed.Model(path => LlamaTestModel.WriteRandom(path, LlamaShape.Tiny, WeightFormat.F32), new ModelLoadOptions(), new Direct(seen.Add), CancellationToken.None)) Assert.Equal(1, seen[^1]);

        using var cancelling = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => Installed.Model(path => LlamaTestModel.WriteRandom(path, LlamaShape.Tiny, WeightFormat.F32), new ModelLoadOptions(), new Direct(_ => cancelling.Cancel()), cancelling.Token));
        Assert.Throws<InvalidOperationException>(() => Installed.Model(path => LlamaTestModel.WriteRandom(path, LlamaShape.Tiny, WeightFormat.F32), new ModelLoadOptions(), new Direct(_ => throw new FormatException()), CancellationToken.None));
    }

    private sealed class Direct(Action<float> report) : IProgress<float>
    {
        public void Report(float value) => report(value);
    }
}
