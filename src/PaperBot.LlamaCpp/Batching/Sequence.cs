using System.Runtime.InteropServices;

namespace PaperBot.LlamaCpp.Batching;

/// <summary>A sequence of tokens whose keys and values the context holds: one being computed, or one kept for whoever asks with the same beginning.</summary>
internal sealed class Sequence(int id)
{
    private readonly List<int> _tokens = [];
    private readonly List<int> _cells = [];

    /// <summary>Its number in the context.</summary>
    internal int Id { get; } = id;

    /// <summary>The tokens that are computed.</summary>
    internal ReadOnlySpan<int> Computed => CollectionsMarshal.AsSpan(_tokens);

    /// <summary>The cells of the computed tokens.</summary>
    internal ReadOnlySpan<int> Cells => CollectionsMarshal.AsSpan(_cells);

    /// <summary>How many tokens are computed.</summary>
    internal int Length => _tokens.Count;

    /// <summary>The prompt that is being computed; empty when the sequence is only kept.</summary>
    internal int[] Prompt { get; set; } = [];

    /// <summary>To how many tokens it may still grow; 0 when it is only kept.</summary>
    internal int MostTokens { get; set; }

    /// <summary>Whether a request computes it now.</summary>
    internal bool IsRunning => MostTokens > 0;

    /// <summary>When it was let go, in steps of a counter.</summary>
    internal long KeptSince { get; set; }

    /// <summary>Cells that are promised to it beyond those it has.</summary>
    internal int Promised => Math.Max(0, MostTokens - Length);

    internal void Add(int token, int cell)
    {
        _tokens.Add(token);
        _cells.Add(cell);
    }

    internal void Cut(int length)
    {
        _tokens.RemoveRange(length, _tokens.Count - length);
        _cells.RemoveRange(length, _cells.Count - length);
    }
}
