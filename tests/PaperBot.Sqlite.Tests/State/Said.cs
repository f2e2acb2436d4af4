using PaperBot.Answering;
using PaperBot.Conversations;
using PaperBot.Prompting;

namespace PaperBot.Sqlite.Tests.State;

/// <summary>Things that people say to a bot, and what it replies.</summary>
internal static class Said
{
    public static Turn Turn(string text) => new(text, text, text, [MadeUpPapers.Of(1), MadeUpPapers.Of(2)], MadeUpPapers.Of(1));

    public static GivenReply Reply(string id, string user, string text) => new(id, user, $"dm/{user}", new Request(Intent.Ask, text) { Typed = text }, new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero))
    {
        Answer = new Answer { Question = text, Statements = [], Sources = [new Source(1, MadeUpPapers.Of(1), 1)], NoAnswer = new NoAnswer("The papers do not tell.") },
    };
}
