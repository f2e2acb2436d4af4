namespace PaperBot.Discord.Tests.Messages;

internal enum MarkdownKind
{
    Text,

    /// <summary>Quote, heading, small print or list, where a line begins.</summary>
    Line,

    /// <summary>A sign of emphasis, strike-through, underline or spoiler.</summary>
    Style,
    Code,

    /// <summary>A masked link.</summary>
    Link,

    /// <summary>An address that Discord makes a link of by itself.</summary>
    Address,

    /// <summary>A user, role, channel, command, custom emoji or timestamp, everyone or here.</summary>
    Mention,
}
