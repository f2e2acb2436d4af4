using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Talk;

/// <summary>Where a reply is shown: the response to an interaction, or a message in a channel. What is composed learns whether message embeds may be used.</summary>
internal interface IReplyTarget
{
    /// <summary>How long to wait before the next change of what is shown.</summary>
    TimeSpan Pause { get; }

    /// <summary>Shows how far the reply is, in place of what was shown before.</summary>
    /// <exception cref="Http.DiscordException">It cannot be shown.</exception>
    Task ShowAsync(Func<bool, MessageBody> compose, CancellationToken cancellationToken);

    /// <summary>Shows the finished reply in place of what was shown before, further parts below; returns the messages.</summary>
    /// <exception cref="Http.DiscordException">It cannot be shown.</exception>
    Task<IReadOnlyList<Message>> FinishAsync(Func<bool, IReadOnlyList<MessageBody>> compose, CancellationToken cancellationToken);
}
