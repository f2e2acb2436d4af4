using PaperBot.Text;

namespace PaperBot.Grounding;

/// <summary>The names in a draft's sentence (models, data sets, people): one that the source does not have was invented.</summary>
internal static class ProperNames
{
    /// <summary>The words of <paramref name="claim"/> that are names by their shape: LoRA, GPT-4, BLEU, and capitalised words inside of the sentence.</summary>
    public static IEnumerable<string> In(AnalysedText claim)
    {
        for (var i = 0; i < claim.Words.Count; i++)
        {
            var word = claim.Words[i];
            var opens = i == 0 || claim.Text[..word.Start].TrimEnd() is { Length: > 0 } before && before[^1] is ':' or '.' or '?' or '!' or '"' or '“';
            foreach (var part in word.Typed.Split('-', '‐', '‑', '/', '_', '\'', '’'))
                if (part.Length > 1 && !NumberReader.IsNumber(part) && (HasUnusualShape(part) || (!opens && char.IsUpper(part[0])))) yield return part;
        }
    }

    /// <summary>Whether <paramref name="source"/> has the name, spelled out or shortened as may be.</summary>
    public static bool IsKnown(string name, AnalysedText claim, GroundingSource source)
    {
        var terms = TermAnalyzer.Terms(name);
        if (terms.Count == 0 || terms.All(source.Vocabulary.Contains)) return true;
        var singular = name.Length > 2 && name[^1] == 's' && char.IsUpper(name[^2]) ? name[..^1] : name;
        if (singular.All(char.IsUpper) && (source.Initials.Contains(singular.ToLowerInvariant()) || IsOtherName(terms, claim, source))) return true;
        if (source.Acronyms.Any(acronym => SpellsOut(acronym, name, claim))) return true;
        var plain = char.IsUpper(name[0]) && name.AsSpan(1).IndexOfAnyInRange('A', 'Z') < 0 && !name.Any(char.IsDigit);
        return plain && terms.All(term => source.Vocabulary.Any(other => TermMatch.AreFamily(term, other) || WordGroups.AreSynonyms(term, other)) || IsOtherName(terms, claim, source));
    }

    private static bool HasUnusualShape(string part) =>
        part.AsSpan(1).IndexOfAnyInRange('A', 'Z') >= 0 || (char.IsLetter(part[0]) && part.Any(char.IsDigit));

    private static bool IsOtherName(IReadOnlyList<string> terms, AnalysedText claim, GroundingSource source) => claim.Expansions.Any(expansion =>
        claim.OwnTerms.Skip(expansion.FirstTerm).Take(expansion.TermCount).Any(terms.Contains)
        && expansion.Alternatives.Any(alternative => alternative.All(source.Vocabulary.Contains)));

    // "Stochastic Gradient Descent" for the source's SGD.
    private static bool SpellsOut(string acronym, string name, AnalysedText claim)
    {
        var content = claim.Words.Where(word => word.IsContent).ToList();
        for (var i = 0; i + acronym.Length <= content.Count; i++)
        {
            var run = content.Skip(i).Take(acronym.Length).ToList();
            if (run.Any(word => word.Typed == name) && run.Select(word => word.Lower[0]).SequenceEqual(acronym)) return true;
        }

        return false;
    }
}
