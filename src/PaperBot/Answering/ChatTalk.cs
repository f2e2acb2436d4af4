using System.Collections.Frozen;
using System.Text.RegularExpressions;
using PaperBot.Text;

namespace PaperBot.Answering;

/// <summary>Recognises what people say to a chat partner rather than ask of papers, and what it should be met with.</summary>
internal static partial class ChatTalk
{
    /// <summary>What is said to somebody who thanks.</summary>
    public const string Welcome = "You are welcome; ask on, or name a paper.";

    private const int MostWords = 14;

    private static readonly FrozenSet<string> Words = Set(
        "a about again all am amazing an and answer answers answered any are as ask asked asking at awesome bad be been bored boring bot brief briefly bro bye can chat confused confusing cool correct could "
        + "course day dear did didn didnt do doesn doesnt don dont dude else enough er excellent exactly explain false fantastic fine for funny get give go going good got great ha haha hate have he hello help helped helpful hey hi "
        + "hm hmm how i im in incorrect interesting is isn isnt it its just kidding know later like lol long longer love ly m made make makes man mate me mean mind more much my name need never nevermind nice no nope now "
        + "not nothing of ok okay oh on one only or other out perfect person please pretty quite re really repeat reply right robot s said same say saying see sense shorter should show simple simpler simply sense so sorry speak "
        + "stop stupid such sure sweet t talk talking tell thank thanks that thats the them then there these they thing think this to too true try understand understood up useful useless very want was wasn way we well "
        + "were what when where which who why will wont words work works would wow wrong yeah yep yes you your youre yours");

    private static readonly FrozenSet<string> Core = Set(
        "you your youre yours thanks thank understand understood wrong shorter simpler sorry ok okay nice cool great awesome amazing interesting perfect excellent fantastic stop wow lol haha hmm hm nevermind mind boring bored "
        + "stupid useless confused confusing yes no yep nope yeah sure repeat bye hello hi hey love hate kidding joking incorrect repeat");

    private static readonly FrozenSet<string> SourceWords = Set("source sources evidence quote quotes reference references citation citations proof");

    private static readonly FrozenSet<string> Asking = Set("show me your the give what are where is list please i want to see all can you tell from for this that");

    private static readonly FrozenSet<string> Pieces = Set("poem poems story stories song songs joke jokes haiku limerick rap essay novel lyrics recipe email letter script code function program tweet");

    private static readonly FrozenSet<string> Makers = Set("write compose sing draw invent make tell generate create");

    private static readonly FrozenSet<string> Between = Set("me us a an some the short funny long little nice");

    /// <summary>What to say to <paramref name="typed"/> when it asks nothing of papers; null when it may be a question.</summary>
    public static string? ReplyTo(string typed)
    {
        var words = TitleKey.Of(typed).Split(' ', MostWords + 1, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0) return "Ask a question in words: about a method, a data set or a result, or name a paper.";
        if (AsksForPiece(words) || Orders().IsMatch(typed)) return "I answer with quotes from the papers and write nothing of my own; ask what the papers say about a topic instead.";
        if (typed.TrimEnd().EndsWith(';') || typed.Contains("</", StringComparison.Ordinal)) return "This looks like program text rather than a question; ask in words about a method, a data set or a result, or name a paper.";
        if (words.Length > MostWords) return null;
        if (words.Any(SourceWords.Contains) && words.All(word => SourceWords.Contains(word) || Asking.Contains(word)))
            return "The sources stand below each answer; in the chat, /evidence shows the quotes behind the last one.";
        return (words.All(Words.Contains) && words.Any(Core.Contains)) || AsksWhatItIs(words)
            ? "I answer questions about the papers in this library, with a quote for each statement, and nothing else; ask about a method, a data set or a result, or name a paper."
            : null;
    }

    /// <summary>Whether <paramref name="typed"/> only thanks.</summary>
    public static bool IsThanks(string typed)
    {
        var words = TitleKey.Of(typed).Split(' ', MostWords + 1, StringSplitOptions.RemoveEmptyEntries);
        return words.Length <= MostWords && words.Any(word => word is "thanks" or "thank" or "thx" or "cheers") && words.All(word => word is "thx" or "cheers" || Words.Contains(word));
    }

    // "Are you an AI", "you are a language model".
    private static bool AsksWhatItIs(string[] words) =>
        words.Length is > 3 and <= 8 && words[0] is "are" or "you" && words[1] is "are" or "you" && words[2] is "a" or "an" or "the" or "just";

    private static bool AsksForPiece(string[] words)
    {
        var maker = Array.FindIndex(words, word => word is not ("please" or "can" or "could" or "you" or "now"));
        if (maker < 0 || !Makers.Contains(words[maker])) return false;
        // "Write me a script" is an order, "generate code" may well be a topic.
        var between = words.Skip(maker + 1).TakeWhile(Between.Contains).Count();
        return between > 0 && words.Skip(maker + 1 + between).Take(2).Any(Pieces.Contains);
    }

    [GeneratedRegex(
        @"^\W*(?:please )?(?:ignore|forget|disregard)\b.*\b(?:instructions?|rules|prompts?)\b|\byour (?:system )?prompt\b|^\W*system\s*:|^you are now\b|^\W*(?:please )?(?:solve|calculate|compute)\b.*[=+*/^]|^\W*(?:please )?translate\b.*(?:\binto\b|['‘""“])",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.Singleline)]
    private static partial Regex Orders();

    private static FrozenSet<string> Set(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
