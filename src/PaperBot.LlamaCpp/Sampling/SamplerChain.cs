using PaperBot.LlamaCpp.Loading;
using PaperBot.LlamaCpp.Native;
using PaperBot.Writing;

namespace PaperBot.LlamaCpp.Sampling;

/// <summary>Chooses the tokens of one request, one after the other, and remembers them for the penalties.</summary>
internal sealed class SamplerChain : IDisposable
{
    private const int PenaltyTokens = 256;

    private readonly nint _chain;
    private readonly GrammarSampler? _grammar;

    /// <summary>The chain for <paramref name="settings"/>.</summary>
    /// <exception cref="ModelException">The library cannot use the grammar.</exception>
    internal SamplerChain(LlamaModel model, SamplingSettings settings)
    {
        if (settings.Grammar is { } grammar) _grammar = new GrammarSampler(model, grammar);
        _chain = Llama.CreateChain(new LlamaSamplerChainParams { NoPerformanceCounters = 1 });
        if (settings.FrequencyPenalty != 0 || settings.PresencePenalty != 0)
            Add(Llama.PenaltySampler(Llama.VocabularySize(Llama.Vocabulary(model.Handle)), PenaltyTokens, 1, settings.FrequencyPenalty, settings.PresencePenalty));
        if (settings.Temperature == 0)
        {
            Add(Llama.GreedySampler());
            return;
        }

        if (settings.TopK > 0) Add(Llama.TopKSampler(settings.TopK));
        if (settings.TopP < 1) Add(Llama.TopPSampler(settings.TopP, 1));
        if (settings.MinP > 0) Add(Llama.MinPSampler(settings.MinP, 1));
        Add(Llama.TemperatureSampler(settings.Temperature));
        Add(Llama.RandomSampler(settings.Seed));
    }

    /// <summary>Chooses a token by the output with this index of the last decode.</summary>
    /// <exception cref="ModelException">The grammar allows nothing that the model could write.</exception>
    internal int Choose(nint context, int index) => _grammar is null ? Llama.Sample(_chain, context, index) : _grammar.Choose(_chain, context, index);

    /// <inheritdoc/>
    public void Dispose()
    {
        _grammar?.Dispose();
        Llama.FreeSampler(_chain);
    }

    private void Add(nint sampler) => Llama.AddToChain(_chain, sampler);
}
