using PaperBot.LlamaCpp.Batching;
using PaperBot.LlamaCpp.Loading;
using PaperBot.LlamaCpp.Sampling;
using PaperBot.LlamaCpp.Tests.Chat;
using PaperBot.LlamaCpp.Tests.Loading;
using PaperBot.TestModels;
using PaperBot.Writing;
using Xunit;

namespace PaperBot.LlamaCpp.Tests.Batching;

public sealed class FailingDecodeTests : IAsyncLifetime
{
    private static readonly SamplingSettings Greedy = new() { Temperature = 0 };

    private readonly LlamaModel _model = Installed.Model(path => LlamaTestModel.WriteRandom(path, LlamaShape.Tiny, WeightFormat.F32));
    private readonly DecodeTurns _turns = new();
    private readonly DecodeLoop _loop;

    // The loop believes in far more room than there is.
    public FailingDecodeTests() =>
        _loop = new DecodeLoop(ModelContext.Create(_model, new ContextSize(512, 4, 1) { Cells = 512, KeptBytes = 300_000 }), _turns, queueLength: 8, cells: 8192);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _loop.DisposeAsync();
        _model.Dispose();
    }

    [Fact]
    public async Task No_room_ends_the_request_that_needs_it_and_none_other()
    {
        var held = _turns.Take(CancellationToken.None);
        var small = ReadAsync(Ask('a', 100, 30));
        var large = ReadAsync(Ask('b', 490, 10));
        held.Dispose();

        Assert.Equal(30, (await small).WrittenTokens);
        Assert.Contains("Model:ContextTokens", (await Assert.ThrowsAsync<ModelException>(() => large)).Message, StringComparison.Ordinal);
        Assert.Equal(5, (await ReadAsync(Ask('c', 400, 5))).WrittenTokens);
    }

    [Fact]
    public async Task What_is_kept_stays_within_its_bytes()
    {
        for (var number = 0; number < 6; number++) Assert.Equal(5, (await ReadAsync(Ask((char)('a' + number), 300, 5))).WrittenTokens);
        await TestChat.Until(() => _loop.IsIdle);

        Assert.InRange(_loop.Sequences.Kept.Count, 1, 5);
        Assert.InRange(_loop.Sequences.KeptBytes, 1, 300_000);
        Assert.Equal(300 - 1, (await ReadAsync(Ask('f', 300, 5))).SharedTokens);
        Assert.Equal(0, (await ReadAsync(Ask('a', 300, 5))).SharedTokens);
    }

    [Fact]
    public async Task A_decode_that_fails_ends_its_requests_and_the_loop_goes_on()
    {
        var held = _turns.Take(CancellationToken.None);
        var broken = ReadAsync(_loop.Submit(new GenerationRequest([1, 20, 99_999_999], 5, Greedy, [], "")));
        var beside = ReadAsync(Ask('a', 50, 5));
        held.Dispose();

        Assert.Contains("ask again", (await Assert.ThrowsAsync<ModelException>(() => broken)).Message, StringComparison.Ordinal);
        await Task.WhenAny(beside);
        Assert.Equal(5, (await ReadAsync(Ask('a', 50, 5))).WrittenTokens);
    }

    private Generation Ask(char text, int tokens, int mostTokens) =>
        _loop.Submit(new GenerationRequest([.. _model.Tokeniser.Encode(new string(text, tokens), special: false)], mostTokens, Greedy, [], ""));

    private static async Task<GenerationOutcome> ReadAsync(Generation generation)
    {
        GenerationOutcome? outcome = null;
        await foreach (var update in generation.Updates.ReadAllAsync()) outcome ??= update.Outcome;
        return outcome!;
    }
}
