namespace PaperBot.Discord.Messages;

/// <summary>Text of papers, people and models → text that Discord shows as it is: no markup, no mention, no link, no timestamp, nothing invisible.</summary>
public static class Markdown
{
    /// <summary><paramref name="text"/> cleaned and escaped.</summary>
    public static string Escape(string text) => throw new NotImplementedException();
}
