using PaperBot.Writing;

namespace PaperBot.LlamaCpp.Grammars;

/// <summary>
/// Checks a grammar before llama.cpp sees it, which ends the process over some that are wrong and never comes back from others. What passes here can
/// still name a token that the vocabulary lacks: the library then gives no sampler, which has to be looked at too.
/// </summary>
internal static class GrammarCheck
{
    private const int MostCharacters = 65_536;
    private const int MostRules = 1000;

    /// <summary>Throws unless <paramref name="grammar"/> is a GBNF grammar that begins at the rule <paramref name="root"/>.</summary>
    /// <param name="grammar">The grammar.</param>
    /// <param name="root">The rule that it begins at.</param>
    /// <param name="vocabularySize">Tokens of the model; without it a grammar cannot name tokens by number.</param>
    /// <exception cref="ModelException">It is not; the message says where.</exception>
    public static void Check(string grammar, string root = "root", int vocabularySize = 0)
    {
        ArgumentNullException.ThrowIfNull(grammar);
        if (grammar.Length > MostCharacters) throw Wrong($"it has more than {MostCharacters} characters");
        if (grammar.Contains('\0', StringComparison.Ordinal)) throw Wrong("it holds a character of the code 0");
        IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<GrammarItem>>> rules;
        try
        {
            rules = new GrammarReader(grammar, vocabularySize).Read();
        }
        catch (FormatException exception)
        {
            throw new ModelException($"The grammar cannot be used: {exception.Message}.", exception);
        }

        if (rules.Count > MostRules) throw Wrong($"it has more than {MostRules} rules");
        if (!rules.ContainsKey(root)) throw Wrong($"it has no rule {root}");
        foreach (var name in rules.Values.SelectMany(Names)) if (!rules.ContainsKey(name)) throw Wrong($"the rule {name} is used but not there");
        CheckLeftRecursion(rules);
    }

    private static ModelException Wrong(string what) => new($"The grammar cannot be used: {what}.");

    private static IEnumerable<string> Names(IReadOnlyList<IReadOnlyList<GrammarItem>> alternatives) =>
        alternatives.SelectMany(sequence => sequence).SelectMany(item => item.Rule is not null ? [item.Rule] : item.Group is null ? [] : Names(item.Group));

    private static void CheckLeftRecursion(IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<GrammarItem>>> rules)
    {
        var empty = EmptyRules(rules);
        var first = rules.ToDictionary(rule => rule.Key, rule => First(rule.Value, empty).Distinct().ToList(), StringComparer.Ordinal);
        var (done, open) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var name in rules.Keys) Visit(name);

        void Visit(string name)
        {
            if (done.Contains(name)) return;
            if (!open.Add(name)) throw Wrong($"the rule {name} begins with itself");
            foreach (var next in first[name]) Visit(next);
            open.Remove(name);
            done.Add(name);
        }
    }

    private static HashSet<string> EmptyRules(IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<GrammarItem>>> rules)
    {
        var empty = new HashSet<string>(StringComparer.Ordinal);
        for (var before = -1; before != empty.Count;)
        {
            before = empty.Count;
            foreach (var (name, alternatives) in rules) if (alternatives.Any(sequence => sequence.All(item => CanBeEmpty(item, empty)))) empty.Add(name);
        }

        return empty;
    }

    private static bool CanBeEmpty(GrammarItem item, HashSet<string> empty) =>
        item.Least == 0
        || (item.Rule is not null ? empty.Contains(item.Rule) : item.Group is not null ? item.Group.Any(sequence => sequence.All(inner => CanBeEmpty(inner, empty))) : !item.TakesCharacters);

    private static IEnumerable<string> First(IReadOnlyList<IReadOnlyList<GrammarItem>> alternatives, HashSet<string> empty)
    {
        foreach (var sequence in alternatives)
        {
            foreach (var item in sequence)
            {
                if (item.Rule is not null) yield return item.Rule;
                if (item.Group is not null) foreach (var name in First(item.Group, empty)) yield return name;
                if (!CanBeEmpty(item, empty)) break;
            }
        }
    }
}
