using PaperBot.LlamaCpp.Loading;
using PaperBot.LlamaCpp.Native;
using PaperBot.Writing;

namespace PaperBot.LlamaCpp.Sampling;

/// <summary>
/// Leaves only the tokens that a grammar allows. The library ends the process when a token is taken that the grammar does not allow, and it takes one
/// when none is allowed: so what is left is looked at before anything is taken.
/// </summary>
internal sealed unsafe class GrammarSampler : IDisposable
{
    private readonly nint _grammar;
    private readonly LlamaTokenData[] _tokens;

    /// <summary>The sampler of a grammar that was checked.</summary>
    /// <exception cref="ModelException">The vocabulary lacks a token that it names.</exception>
    internal GrammarSampler(LlamaModel model, string grammar)
    {
        var vocabulary = Llama.Vocabulary(model.Handle);
        _tokens = new LlamaTokenData[Llama.VocabularySize(vocabulary)];
        _grammar = Llama.GrammarSampler(vocabulary, grammar, "root");
        if (_grammar == 0) throw new ModelException("The grammar cannot be used: it names a token that the model does not have.");
    }

    /// <summary>Chooses a token that the grammar allows by <paramref name="chain"/>.</summary>
    /// <exception cref="ModelException">It allows none.</exception>
    internal int Choose(nint chain, nint context, int index)
    {
        var logits = Llama.Logits(context, index);
        for (var token = 0; token < _tokens.Length; token++) _tokens[token] = new LlamaTokenData { Token = token, Logit = logits[token] };
        fixed (LlamaTokenData* data = _tokens)
        {
            var tokens = new LlamaTokenDataArray { Data = data, Size = (nuint)_tokens.Length, Selected = -1 };
            Llama.Apply(_grammar, &tokens);
            if (!AnyLeft(tokens)) throw new ModelException("The grammar allows nothing that the model could write next; change the grammar.");
            Llama.Apply(chain, &tokens);
            var chosen = tokens.Data[tokens.Selected].Token;
            Llama.Accept(chain, chosen);
            Llama.Accept(_grammar, chosen);
            return chosen;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Llama.FreeSampler(_grammar);

    private static bool AnyLeft(LlamaTokenDataArray tokens)
    {
        for (nuint i = 0; i < tokens.Size; i++) if (!float.IsNegativeInfinity(tokens.Data[i].Logit)) return true;
        return false;
    }
}
