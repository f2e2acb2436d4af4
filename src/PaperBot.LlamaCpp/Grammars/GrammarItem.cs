namespace PaperBot.LlamaCpp.Grammars;

/// <summary>One element of a rule: something that takes characters, the name of another rule, or a group of alternatives; with how often it may stand.</summary>
internal sealed record GrammarItem(string? Rule, IReadOnlyList<IReadOnlyList<GrammarItem>>? Group, bool TakesCharacters, int Least)
{
    /// <summary>Elements that llama.cpp makes of it.</summary>
    internal int Weight { get; init; } = 1;
}
