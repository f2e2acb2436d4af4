using System.Runtime.InteropServices;

namespace PaperBot.LlamaCpp.Batching;

/// <summary>A running request's tokens whose keys and values the context holds.</summary>
/// <param name="id">Its number in the context.</param>
/// <param name="prompt">The prompt that is to be computed.</param>
/// <param name="mostTokens">To how many tokens it may grow.</param>
internal sealed class Sequence(int id, int[] prompt, int mostTokens)
{
    private readonly List<int> _tokens = [];
    private readonly List<int> _cells = [];

    /// <summary>Its number in the context.</summary>
    internal int Id { get; } = id;

    /// <summary>The prompt that is to be computed.</summary>
    internal int[] Prompt { get; } = prompt;

    /// <summary>The tokens that are computed.</summary>
    internal ReadOnlySpan<int> Computed => CollectionsMarshal.AsSpan(_tokens);

    /// <summary>The cells of the computed tokens.</summary>
    internal ReadOnlySpan<int> Cells => CollectionsMarshal.AsSpan(_cells);

    /// <summary>How many tokens are computed.</summary>
    internal int Length => _tokens.Count;

    /// <summary>Cells that are promised to it beyond those it has.</summary>
    internal int Promised => Math.Max(0, mostTokens - Length);

    internal void Add(int token, int cell)
    {
        _tokens.Add(token);
        _cells.Add(cell);
    }
}
