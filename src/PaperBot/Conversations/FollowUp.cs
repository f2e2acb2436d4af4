using System.Text.RegularExpressions;
using PaperBot.Papers;
using PaperBot.Text;

namespace PaperBot.Conversations;

/// <summary>Conversation and follow-up → a question that stands alone: what leans on the last turn is put back in.</summary>
public static partial class FollowUp
{
    private const int MaxCarriedCharacters = 300;
    private const int SubjectTerms = 3;

    private static readonly string[] Ordinals = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

    /// <summary>
    /// <paramref name="typed"/> itself when it needs no context; otherwise with the paper that it points to named by its title in quotation
    /// marks, or joined to the question it continues.
    /// </summary>
    public static string Resolve(Conversation conversation, string typed)
    {
        var text = CleanText.From(typed);
        if (conversation.Last is not { } last || text.Length == 0) return text;
        var pointed = NamePointedPapers(text, last);
        if (pointed != text) return pointed;
        if (last.Focus is { } focus && NameFocus(text, last, focus) is { } named) return named;
        return LeansOnLastTurn(text) ? $"{Carried(last)} {Continuation(text)}" : text;
    }

    /// <summary><paramref name="typed"/> with the papers that it points to ("[2]", "the first paper") named by their titles, and nothing else changed.</summary>
    public static string NamePapers(Conversation conversation, string typed)
    {
        var text = CleanText.From(typed);
        if (conversation.Last is not { } last) return text;
        return PointedAt(conversation, text) is { Title.Length: > 0 } paper ? Quoted(paper) : NamePointedPapers(text, last);
    }

    /// <summary>The paper that <paramref name="typed"/> is the number of and nothing else: "2", "[2]?", "the second one"; null when it is not, or there is no such number.</summary>
    public static Paper? PointedAt(Conversation conversation, string typed)
    {
        if (conversation.Last is not { Sources: var sources } || OnlyNumber().Match(typed) is not { Success: true } match) return null;
        var number = match.Groups["n"].Success ? int.Parse(match.Groups["n"].ValueSpan, provider: null)
            : match.Groups["o"].Value.Equals("last", StringComparison.OrdinalIgnoreCase) ? sources.Count
            : Array.IndexOf(Ordinals, match.Groups["o"].Value.ToLowerInvariant()) + 1;
        return number >= 1 && number <= sources.Count ? sources[number - 1] : null;
    }

    /// <summary>Whether <paramref name="typed"/> can only be understood with the turn before it.</summary>
    public static bool LeansOnLastTurn(string typed) =>
        OpensAsContinuation().IsMatch(typed) || AsksOn(typed) || ChoosesAmong().IsMatch(typed) || (PointsBack().IsMatch(typed) && !PointsWithinItself(typed));

    /// <summary>Whether <paramref name="typed"/> only asks for more of what was shown last.</summary>
    public static bool AsksForMore(string typed) => MoreOnly().IsMatch(typed);

    private static bool AsksOn(string text) => OnlyAsksOn().IsMatch(text) || AsksForMore(text);

    private static string NamePointedPapers(string text, Turn last)
    {
        var numbered = NumberedSource().Replace(text, match => Title(last, int.Parse(match.Groups["n"].ValueSpan, provider: null)) ?? match.Value);
        return OrdinalSource().Replace(numbered, match => match.Groups["o"].Value.ToLowerInvariant() switch
        {
            "last" => Title(last, last.Sources.Count),
            var word => Title(last, Array.IndexOf(Ordinals, word) + 1),
        } ?? match.Value);
    }

    private static string? NameFocus(string text, Turn last, Paper focus)
    {
        if (focus.Title.Length == 0 || QuotedTitle().IsMatch(text)) return null;
        var title = Quoted(focus);
        if (FocusPhrase().IsMatch(text)) return FocusPhrase().Replace(text, title, 1);
        if (PossessivePronoun().IsMatch(text) && !PointsWithinItself(text)) return PossessivePronoun().Replace(text, match => $"the {match.Groups["what"].Value} of {title}", 1);
        if (Pronoun().IsMatch(text) && !PointsWithinItself(text) && !AuthorsOf().IsMatch(text)) return Pronoun().Replace(text, title, 1);
        if (AsksOn(text)) return $"{Continuation(text)} {title}";
        if (AsksOfAspect().IsMatch(text)) return $"{Continuation(text).TrimEnd('?', '.', '!', ' ')} of {title}?";
        return OpensAsContinuation().IsMatch(text) ? OtherSubject(text, last, focus) : null;
    }

    /// <summary>"What about GANs?" after "What is LoRA?": the same question of another subject; null when it only narrows the question ("and for vision?").</summary>
    private static string? OtherSubject(string text, Turn last, Paper focus)
    {
        if (!AsksOfAnother().IsMatch(text)) return null;
        var subject = AsksOfAnother().Replace(text, "").TrimEnd('?', '.', ' ');
        if (subject.Length == 0 || Narrows().IsMatch(subject)) return null;
        if (last.Root.Contains(Quoted(focus), StringComparison.Ordinal)) return last.Root.Replace(Quoted(focus), subject, StringComparison.Ordinal);
        var name = focus.Title.Split(':')[0];
        return last.Root.Contains(name, StringComparison.OrdinalIgnoreCase) ? last.Root.Replace(name, subject, StringComparison.OrdinalIgnoreCase) : subject;
    }

    /// <summary>"What is dropout and why does it help?" and "how good does the Yi team think their models are?" point at their own subject.</summary>
    private static bool PointsWithinItself(string text)
    {
        var pronoun = PointsBack().Match(text);
        if (!pronoun.Success) return false;
        if (TermAnalyzer.Terms(text[..pronoun.Index]).Count >= SubjectTerms) return true;
        var joint = JoinsClauses().Match(text);
        return joint.Success && joint.Index < pronoun.Index && TermAnalyzer.Terms(text[..joint.Index]).Count > 0;
    }

    private static string Carried(Turn last)
    {
        var root = last.Root.Length <= MaxCarriedCharacters ? last.Root : last.Root[..MaxCarriedCharacters];
        return (OpenYears().IsMatch(root) ? root.TrimEnd('?', ' ') : root.TrimEnd('?', '.', ' ')) + ",";
    }

    private static string Continuation(string text) => Conjunction().Replace(text, "");

    private static string? Title(Turn last, int number) =>
        number >= 1 && number <= last.Sources.Count && last.Sources[number - 1].Title.Length > 0 ? Quoted(last.Sources[number - 1]) : null;

    /// <summary>The title of <paramref name="paper"/> as <see cref="Resolve"/> names it.</summary>
    internal static string Quoted(Paper paper) => $"\"{paper.Title.Replace('"', '\'')}\"";

    [GeneratedRegex(@"\[(?<n>[1-9]\d?)\]|#(?<n>[1-9]\d?)\b|\b(?:paper|source|number|reference|citation)\s?#?(?<n>[1-9]\d?)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex NumberedSource();

    [GeneratedRegex(@"\bthe (?<o>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last)(?: (?:one|paper|source|result))\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex OrdinalSource();

    [GeneratedRegex(@"\b(?:this|that|the|the same) (?:paper|method|approach|work|study|article|model)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex FocusPhrase();

    [GeneratedRegex(@"\b(?:its|their) (?<what>\w+)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex PossessivePronoun();

    [GeneratedRegex(@"\b(?:it|they|them|the authors)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Pronoun();

    [GeneratedRegex(@"^(?:and|or|but|also|what about|how about|and what about|what else|anything else|any other|same for|only|compared (?:to|with)|versus|vs)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex OpensAsContinuation();

    [GeneratedRegex(@"^(?:ok |okay |so )?(?:why|how|how so|why not|how come|when|who|where|in what way|for example|such as|really|explain|which ones?)(?: please)?[\s?.!]*$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex OnlyAsksOn();

    [GeneratedRegex(@"^(?:ok |okay |so |and )?which (?:one |of them )?(?:is|was|works|performs) (?:the )?\w+[\s?.!]*$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex ChoosesAmong();

    [GeneratedRegex(@"^\W*(?:and )?(?:the )?(?:(?:paper|source|number|no\.?) ?)?(?:\[(?<n>[1-9]\d?)\]|#?(?<n>[1-9]\d?)|(?<o>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last)(?: (?:one|paper|source|result))?)(?: please)?\W*$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex OnlyNumber();

    [GeneratedRegex(
        @"^(?:ok |okay |so )?(?:and |but )?(?:(?:what|which) (?:is|are|was|were) the (?:main |key |biggest )?(?:limitations?|drawbacks?|weakness(?:es)?|advantages?|strengths?|results?|findings?|conclusions?|contributions?|data|datasets?|methods?|ideas?|baselines?)|(?:any|the) (?:limitations?|drawbacks?|weaknesses)|(?:is|are) there (?:any )?(?:code|limitations|drawbacks))\W*$",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex AsksOfAspect();

    [GeneratedRegex(@"\b(?:they|them|their|these papers|those papers|these methods|those methods|these models|those models|of them|of these|of those|this one|that one|it)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex PointsBack();

    [GeneratedRegex(@"^(?:ok |okay |so )?(?:and|or|but|also)\s+", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Conjunction();

    [GeneratedRegex(@"^(?:ok |okay |so )?(?:more|tell me more|go on|continue|more details?|details?|say more|elaborate)(?: please)?[\s?.!]*$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex MoreOnly();

    [GeneratedRegex(@"\bauthors of\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex AuthorsOf();

    [GeneratedRegex(@"^(?:ok |okay |so )?(?:and |but )?(?:what|how) about\s+", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex AsksOfAnother();

    [GeneratedRegex(@"^(?:for|in|on|with|without|to|at|by|using|when|if)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Narrows();

    [GeneratedRegex(@", | and | but | or ", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex JoinsClauses();

    [GeneratedRegex(@"\d\.\.[? ]*$", RegexOptions.NonBacktracking)]
    private static partial Regex OpenYears();

    [GeneratedRegex("[\"“”]", RegexOptions.NonBacktracking)]
    private static partial Regex QuotedTitle();
}
