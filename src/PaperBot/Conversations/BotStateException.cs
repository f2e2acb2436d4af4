namespace PaperBot.Conversations;

/// <summary>The bot's state cannot be read or written for a reason outside of the program; the message is one calm sentence with what to do next.</summary>
public sealed class BotStateException(string message, Exception? cause = null) : Exception(message, cause);
