using PaperBot.Discord.Http;

namespace PaperBot.Discord.Gateway;

/// <summary>How a connection ended.</summary>
/// <param name="Next">What follows.</param>
/// <param name="Reason">In a few words out of a small set, for the log and the metrics.</param>
internal sealed record ConnectionEnd(NextStep Next, string Reason)
{
    /// <summary>What the user reads when nothing helps.</summary>
    public DiscordException? Refusal { get; init; }

    /// <summary>The cause, where there is one.</summary>
    public Exception? Cause { get; init; }

    /// <summary>Whether the compressed stream was broken, so that the next connection does without.</summary>
    public bool IsCompressionBroken { get; init; }

    /// <summary>The reason with the innermost cause, for the log; lost connections are too common for stack traces.</summary>
    public string Description => Cause is null ? Reason : $"{Reason}: {Cause.GetBaseException().Message}";

    public static ConnectionEnd Stopped { get; } = new(NextStep.Stop, "stopped");
}
