using System.Text.RegularExpressions;
using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Messages;

/// <summary>What PaperBot does, for somebody who has just met it.</summary>
internal static partial class HelpMessage
{
    private const string Commands = """
        **What you can ask for**
        - `/ask` a question: “How does LoRA make fine-tuning cheaper?”
        - `/summary` of a topic: “diffusion models”
        - `/similar` papers to one, and `/paper` for its card: type a few words of the title and choose
        - `/search` the library, filters included: `retrieval year:2023.. author:lewis`
        - `/compare` two papers side by side
        - `/digest subscribe` to new papers on a topic, by an author, of a venue, like a paper, or like what you liked: sent to you, to a channel or by e-mail; `/digest list` changes and ends that
        - `/trending`: what is voted for, what is read here, and topics on the rise
        - `/status`: how many papers I know, and who writes the answers
        """;

    private const string Ways = """
        **Without a command**
        - Mention me with a question, or write to me directly.
        - Reply to an answer of mine to go on: “and for vision?”, “what data does [2] use?”
        - Right-click (or hold) any message, then *Apps*: *Find similar papers* or *Ask about this*.
        """;

    private const string Likes = """
        **👍 and 👎**
        - Below a reply they judge the reply. 👍 below an answer also likes the papers it cites, below similar papers the one they are similar to; 👎 says nothing of papers.
        - On a paper's card, and with 👍 and *Not for me* below a digest, they are about the paper: your digests, above all those by what you liked, go by them.
        """;

    /// <summary>The help, for the person who asked alone.</summary>
    /// <param name="keepFor">How long conversations and replies are kept.</param>
    public static MessageBody Of(TimeSpan keepFor)
    {
        var days = Wording.Count(Math.Max(1, (int)Math.Round(keepFor.TotalDays)), "day");
        var composition = new Composition
        {
            Title = "PaperBot",
            Color = Palette.Calm,
            Body =
            [
                new Block("I answer questions about research papers from their abstracts. Every statement carries its source, and the button **Evidence** shows the quote behind it, word for word. What the papers do not answer, I say so."),
                new Block(Commands, IsApart: true),
                new Block(Ways, IsApart: true),
                new Block(Likes, IsApart: true),
                new Block($"**Privacy**\nI keep your questions and my answers for {days}, so that follow-ups work; what you said in one server never shows up in another. `/forget` deletes all that I remember of you, your digests and likes included. What `/trending` counts holds no names.", IsApart: true),
            ],
        };
        return Composer.Messages(composition, new ReplyLook("") { IsPrivate = true })[0];
    }

    /// <summary>Whether somebody asks in words for what the command tells.</summary>
    internal static bool IsWantedBy(string text) => Wanted().IsMatch(text);

    [GeneratedRegex(
        @"^\W*(?:(?:hi|hello|hey)\W+)?(?:please )?(?:help(?: me)?(?: please)?|commands?|what (?:can|do) you do(?: for (?:me|us))?(?: here)?|what can (?:i|we) (?:ask|do)(?: you)?(?: here)?|how (?:do|does|can) (?:you|this|it|i|we) (?:work|use (?:you|this|it)))\W*$",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Wanted();
}
