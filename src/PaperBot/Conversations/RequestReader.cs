using System.Text.RegularExpressions;
using PaperBot.Retrieval;
using PaperBot.Text;

namespace PaperBot.Conversations;

/// <summary>Plain words → request: "compare A and B", "summarise …", "papers like …"; everything else is a question.</summary>
public static partial class RequestReader
{
    private const int MostWordsOfSide = 25;

    /// <summary>What <paramref name="typed"/>, said in <paramref name="conversation"/>, asks for. Never fails: what is not clearly another wish is a question.</summary>
    public static Request Read(Conversation conversation, string typed)
    {
        if (FollowUp.AsksForMore(typed) && conversation.Last?.Focus is { } focus) return new Request(Intent.Paper, focus.Id.Text) { Typed = typed };
        if (FollowUp.PointedAt(conversation, typed) is { } pointed) return new Request(Intent.Paper, pointed.Id.Text) { Typed = typed };
        if (Leaning(conversation, CleanText.From(typed)) is { } leaning) return leaning with { Typed = typed };
        var request = Read(FollowUp.Resolve(conversation, typed)) with { Typed = typed };
        return request.Intent switch
        {
            // A question is put into the conversation's words when it is answered, where a model may do it better than rules.
            Intent.Ask => request with { Subject = CleanText.From(typed) },
            Intent.Summary when request.Subject.StartsWith('"') => request with { Intent = Intent.Paper },
            _ => request,
        };
    }

    /// <summary>"Similar papers, please" and "summarise that": wishes that name nothing and mean what was shown last; null for all others.</summary>
    private static Request? Leaning(Conversation conversation, string text)
    {
        if (conversation.Last is not { } last) return null;
        if (last.Focus is { } focus && OnlySimilar().IsMatch(text)) return new Request(Intent.Similar, focus.Id.Text);
        if (!OnlySummary().IsMatch(text)) return null;
        return last.Focus is { } paper ? new Request(Intent.Paper, paper.Id.Text) : new Request(Intent.Summary, last.Root);
    }

    /// <summary>The same for words that stand alone.</summary>
    public static Request Read(string typed)
    {
        var text = CleanText.From(typed);
        var bare = Polite().Replace(text, "").TrimEnd('.', '!', ' ');
        if (Evidence().IsMatch(bare)) return new Request(Intent.Evidence, "");
        if (Comparison().Match(bare) is { Success: true } comparison && SplitPair(comparison.Groups["pair"].Value) is { } pair) return pair;
        if (Versus(bare) is { } versus) return versus;
        if (Similarity().Match(bare) is { Success: true } similarity) return SimilarWording.Read(similarity.Groups["of"].Value.TrimEnd('?', ' '));
        if (Overview().Match(bare) is { Success: true } overview) return new Request(Intent.Summary, LengthWording.Remove(overview.Groups["of"].Value.TrimEnd('?', ' ')).TrimEnd('?', ' '));
        return new Request(Intent.Ask, text);
    }

    /// <summary>Two things set against each other without the word "compare"; whether both are papers is for the library to say.</summary>
    private static Request? Versus(string bare)
    {
        foreach (var pattern in (Regex[])[Difference(), HowCompares(), WhichIsBetter(), Against()])
        {
            if (pattern.Match(bare) is not { Success: true } match) continue;
            var (left, right) = (Side(match.Groups["left"].Value), Side(match.Groups["right"].Value));
            if (left.Length > 0 && right.Length > 0) return new Request(Intent.Compare, left, right);
        }

        return null;
    }

    private static string Side(string text)
    {
        var side = text.Trim(' ', ',', '?');
        return side.Split(' ').Length <= MostWordsOfSide || side.StartsWith('"') || side.StartsWith('“') ? side : "";
    }

    /// <summary>Two papers written as one text: separated by <c>|</c>, " with ", " vs ", " and "; null when it names only one.</summary>
    public static Request? SplitPair(string pair)
    {
        foreach (var separator in (string[])["|", " versus ", " vs. ", " vs ", " with ", " and ", " to ", ", "])
        {
            var places = PlacesOutsideQuotes(pair, separator);
            if (places is not [var at] || at == 0) continue;
            var (left, right) = (pair[..at].Trim(), pair[(at + separator.Length)..].Trim().TrimEnd('?'));
            if (left.Length > 0 && right.Length > 0) return new Request(Intent.Compare, left, right);
        }

        return null;
    }

    /// <summary>Where <paramref name="separator"/> stands; a title in quotation marks may have it inside.</summary>
    private static List<int> PlacesOutsideQuotes(string pair, string separator)
    {
        var places = new List<int>();
        var quoted = false;
        for (var at = 0; at < pair.Length; at++)
        {
            if (pair[at] is '"' or '“' or '”') quoted = !quoted;
            else if (!quoted && pair.AsSpan(at).StartsWith(separator, StringComparison.OrdinalIgnoreCase)) places.Add(at);
        }

        return places;
    }

    [GeneratedRegex(@"^(?:(?:hi|hello|hey|please|ok|okay|so|now)[,!]?\s+)*(?:(?:can|could|would|will) you (?:please )?)?(?:please )?", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Polite();

    [GeneratedRegex(@"^(?:compare|comparison of|comparison between)\s+(?:the papers? )?(?<pair>.+)$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Comparison();

    [GeneratedRegex(@"^(?:(?:find|show|give|suggest|recommend)(?: me)?\s+)?(?:some |more |other )?(?:papers?|work|articles?) (?:similar to|like|related to)\s+(?<of>.+)$|^similar(?: papers?)? (?:to|for)\s+(?<of>.+)$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Similarity();

    [GeneratedRegex(@"^(?:(?:give|write|make|show)(?: me)?\s+)?(?:summari[sz]e|an? (?:short |brief )?(?:summary|overview|survey) (?:of|on|about)|(?:summary|overview|survey) (?:of|on|about))\s+(?:the (?:topic|field|literature|research|papers?|work)(?: of| on| about)? )?(?<of>.+)$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Overview();

    [GeneratedRegex(@"^(?:(?:show|give|tell|let|list)(?: me)?(?: see)?\s+|what (?:are|is|were) |where (?:are|is) )?(?:all )?(?:your|the) (?:sources?|evidence|quotes?|citations?|proofs?|references)(?: (?:for (?:that|this|it)|behind (?:that|this|it)|please|of that|of this|behind (?:the|your) (?:last )?answer))?\??$|^(?:show|give)(?: me)? (?:evidence|quotes|sources|citations|proof)\??$|^(?:prove it|can you prove (?:it|that)|how do you know(?: that| this)?)\??$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Evidence();

    [GeneratedRegex(@"^(?:(?:what(?:'s|’s| is| are)|explain|describe|tell me|show me|give me)\s+)?(?:the )?(?:main |key |biggest )?differences? between\s+(?<left>.+?)\s+(?:and|vs\.?|versus)\s+(?<right>.+)$|^how (?:do|does|is|are)\s+(?<left>.+?)\s+(?:differ|different) from\s+(?<right>.+)$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Difference();

    [GeneratedRegex(@"^how (?:do|does|did)\s+(?<left>.+?)\s+compare (?:to|with|against)\s+(?<right>.+)$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex HowCompares();

    [GeneratedRegex(@"^(?:which|what|who) (?:one )?is (?:the )?better\s*[,:;]?\s+(?<left>.+?),? or\s+(?<right>.+)$|^is\s+(?<left>.+?)\s+(?:better|worse) than\s+(?<right>.+)$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex WhichIsBetter();

    [GeneratedRegex(@"^(?<left>\S+(?: \S+){0,9}?)\s+(?:vs\.?|versus)\s+(?<right>\S+(?: \S+){0,9})$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Against();

    [GeneratedRegex(
        @"^(?:please )?(?:(?:find|show|give|any)(?: me)? )?(?:some |more |other )?(?:similar (?:papers?|work|ones)|(?:papers? |ones )?like (?:this|that|it)(?: (?:one|paper))?)(?: please)?\W*$",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex OnlySimilar();

    [GeneratedRegex(@"^(?:please )?(?:can you )?(?:summari[sz]e|sum up)(?: (?:that|this|it|them|these|those)(?: papers?)?)?(?: please)?\W*$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex OnlySummary();
}
