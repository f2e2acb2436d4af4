using PaperBot.Discord.Messages;
using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Talk;

/// <summary>How the bot does → message.</summary>
internal sealed class StatusReport(BotParts parts, RunningRequests requests, AnswerFloor floor)
{
    private readonly DateTimeOffset _since = parts.Time.GetUtcNow();

    /// <summary>The status, for the person who asked alone.</summary>
    public async Task<MessageBody> MessageAsync(CancellationToken cancellationToken)
    {
        var status = await parts.Assistant.GetStatusAsync(cancellationToken).ConfigureAwait(false);
        var waiting = floor.Length;
        var work = (requests.Count, waiting) switch
        {
            (0, _) => "Nobody waits for an answer right now.",
            (var count, 0) => $"I am working on {Wording.Count(count, "request")}.",
            (var count, _) => $"I am working on {Wording.Count(count, "request")}; {waiting:N0} of them {(waiting == 1 ? "waits" : "wait")} for a turn.",
        };
        var up = parts.Time.GetUtcNow() - _since;
        var since = up.TotalDays >= 1 ? $"{Wording.Count(up.Days, "day")} and {Wording.Count(up.Hours, "hour")}"
            : up.TotalHours >= 1 ? $"{Wording.Count(up.Hours, "hour")} and {Wording.Count(up.Minutes, "minute")}"
            : up.TotalMinutes >= 1 ? Wording.Count(up.Minutes, "minute")
            : "less than a minute";
        return StatusMessage.Of(status, [work, $"I have been running for {since}.", parts.Gateway.IsConnected ? "My connection to Discord stands." : "My connection to Discord is being restored."]);
    }
}
