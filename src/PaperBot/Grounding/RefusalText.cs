using System.Text.RegularExpressions;

namespace PaperBot.Grounding;

/// <summary>Recognises a model that says it cannot answer, and what models say around an answer; neither is a statement about a paper.</summary>
public static partial class RefusalText
{
    private const int LongestLookedAt = 600;

    /// <summary>Whether <paramref name="sentence"/> says that there is no answer.</summary>
    public static bool Is(string sentence)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        var text = sentence.Length > LongestLookedAt ? sentence[..LongestLookedAt] : sentence;
        return Unable().IsMatch(text) || Silent().IsMatch(text) || Absent().IsMatch(text);
    }

    /// <summary>Whether <paramref name="sentence"/> is the model's talk around its answer: "Sure!", "I hope this helps."</summary>
    public static bool IsTalk(string sentence)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        return Talk().IsMatch(sentence.Length > LongestLookedAt ? sentence[..LongestLookedAt] : sentence);
    }

    [GeneratedRegex(
        @"^\W*(?:i(?:['’]m| am) (?:sorry|afraid|unable|not able|not sure)|sorry\b|unfortunately\b.*\b(?:cannot|can['’]t|unable|not)\b|i (?:cannot|can['’]t|can not|could not|couldn['’]t|do not|don['’]t|did not|am not able to)\s+(?:answer|find|provide|determine|know|have|help|assist|see|give|say|tell|locate|comment)\b|no (?:answer|relevant information|information|source|sources|paper|papers|relevant)\b.*\b(?:found|available|given|provided|answers?|mentions?|addresses|contains?|discuss(?:es)?)|(?:it is|it['’]s) not (?:possible|clear)\b.*\bsources?\b|not enough (?:information|context)|insufficient (?:information|context|evidence)|there is (?:no|not enough|insufficient) (?:information|mention|answer|evidence|relevant|context)\b)",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Unable();

    [GeneratedRegex(
        @"\b(?:sources?|papers?|abstracts?|context|documents?|passages?|excerpts?|texts?|information|materials?)\b(?: \w+){0,6}? (?:do(?:es)? not|don['’]t|doesn['’]t|did not|cannot|can not|fail to|are not|is not|never) (?:\w+ )?(?:answer|mention|contain|provide|address|discuss|say|specify|state|include|give|cover|describe|tell|sufficient|enough|explicitly|directly)",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Silent();

    [GeneratedRegex(
        @"\b(?:not|never|none of (?:this|that|these|those|them|it)(?: \w+)? (?:is|are)) (?:\w+ ){0,2}(?:mentioned|answered|addressed|discussed|specified|stated|covered|found|contained|provided|available|given|described) (?:in|by|within) (?:any of )?(?:the |these |those )?(?:\w+ ){0,3}(?:sources?|papers?|abstracts?|context|documents?|passages?|excerpts?|texts?)\b|\bcannot be (?:answered|determined|found|inferred)\b",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Absent();

    [GeneratedRegex(
        @"^\W*(?:sure|certainly|of course|absolutely|okay|ok|great question|good question|here(?:['’]s| is| are)|let me|let['’]s|i hope|hope this|feel free|please (?:let|feel|note|refer|see)|i(?:['’]d| would) be happy|if you (?:have|need|want|would)|thank(?:s| you)|as an ai|note that i|in (?:summary|conclusion)\W*$|based on the (?:provided |given )?(?:sources?|papers?|abstracts?|context)\W*$)(?:\W|$)",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Talk();
}
