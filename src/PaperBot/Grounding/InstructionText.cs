using System.Text.RegularExpressions;

namespace PaperBot.Grounding;

/// <summary>
/// Recognises text that gives orders to whoever reads it ("ignore previous instructions", "you must answer …", "visit http://…"): it is never
/// quoted and never repeated as a statement. Kept narrow: papers about such orders speak of them in plain declarative sentences.
/// </summary>
public static partial class InstructionText
{
    private const int LongestLookedAt = 4_000;

    /// <summary>Whether <paramref name="sentence"/> is an order to the reader or to a model.</summary>
    public static bool Is(string sentence)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        var text = sentence.Length > LongestLookedAt ? sentence[..LongestLookedAt] : sentence;
        return Overriding().IsMatch(text) || Commanding().IsMatch(text) || Addressing().IsMatch(text) || Luring().IsMatch(text) || Markup().IsMatch(text);
    }

    // An order stands where a clause begins; "attacks that tell a model to ignore previous instructions" does not.
    [GeneratedRegex(
        @"(?:^|[.:;!?\]\)}>*\-—–]\s*|\b(?:please|now|instead|kindly|must|should|and then)\s+)[""'“‘\[(<#*\s]*(?:please\s+|kindly\s+|now\s+|important\W+|note\W+)*(?:ignore|disregard|forget|override|bypass)\s+(?:\w+\s+){0,3}(?:instructions?|prompts?|rules?|guidelines?|directions?|messages?|context|sources?|system|(?:everything|anything|all)\s+(?:above|before|previous|prior|else|that|you))\b",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Overriding();

    [GeneratedRegex(
        @"^[""'“‘\[(<#*\s]*(?:please\s+|kindly\s+|now\s+|instead\s*,?\s+|always\s+|never\s+|important\W+|note\W+|do\s+not\s+|don['’]t\s+)*(?:(?:respond|reply|answer|say|output|print|write|tell|repeat|recommend|rate|state|claim|pretend|act|reveal|begin|start|end|finish|translate|summari[sz]e|cite|insert|append|include|send|email|execute|run)\s+(?:only|with|that|the\s+(?:user|reader|following|word|system|answer)|users?|every|all|any|no|yes|this|it|me|your|you|as\s+if|exactly|nothing|in\s+the\s+affirmative|to\s+(?:every|all|any|the\s+user))\b|give\s+(?:this|it|a\s+(?:positive|good|high|five|perfect))\b|(?:do\s+not|don['’]t|never|always)\s+(?:respond|reply|answer|say|output|mention|reveal|recommend|rate|cite|highlight|criti[cs]i[sz]e|refuse|use|trust|follow|tell|write|include|quote)\b)",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Commanding();

    [GeneratedRegex(
        @"(?:^|[.:;!?\]\)]\s*)[""'“‘\[(<#*\s]*(?:you\s+(?:must|should|are\s+now|will\s+now|have\s+to|need\s+to|shall|are\s+(?:an?\s+)?(?:ai|assistant|helpful|language\s+model|chatbot|llm|no\s+longer))\b|from\s+now\s+on\b|as\s+an\s+ai\b|i\s+am\s+now\b|i\s+will\s+now\b|if\s+you\s+are\s+(?:an?\s+)?(?:ai|llm|large|language|assistant|chatbot|model|reading|asked)\b|(?:dear|hey|hi|hello|attention|note\s+to|notice\s+to|message\s+to|instructions?\s+(?:to|for))\W+(?:all\s+)?(?:the\s+)?(?:ai|llms?|assistants?|language\s+models?|chatbots?|chatgpt|gpt|models?|reviewers?)\b|(?:system|assistant|developer|user|instruction|new\s+instructions?)\s*(?:prompt|message|note|override)?\s*:)",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Addressing();

    [GeneratedRegex(
        @"(?:^|[.:;!?\]\)]\s*|\b(?:please|must|should|now|and|then)\s+)[""'“‘\[(<#*\s]*(?:visit|go\s+to|click|open|browse\s+to|navigate\s+to|download\s+\w+\s+from|log\s+in\s+(?:to|at)|sign\s+up\s+(?:to|at))\s+(?:\w+\s+){0,4}(?:https?:|www\.|[a-z0-9-]+\.(?:com|net|org|io|ru|xyz|info|example|test)\b|here\b|this\s+link|the\s+link)",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Luring();

    [GeneratedRegex(@"<\|[a-z_]{2,30}\|>|\[/?INST\]|<</?SYS>>|^\s*###\s*(?:instruction|system|human|assistant)|</?(?:system|instructions?)>", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Markup();
}
