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
        var work = requests.Count == 0 ? "Nobody waits for an answer right now." : FormattableString.Invariant($"{requests.Count:N0} requests are being worked on, {floor.Length:N0} of them wait for their turn.");
        var up = parts.Time.GetUtcNow() - _since;
        var since = up.TotalDays >= 1 ? FormattableString.Invariant($"I have been running for {up.Days} days and {up.Hours} hours.")
            : up.TotalHours >= 1 ? FormattableString.Invariant($"I have been running for {up.Hours} hours and {up.Minutes} minutes.")
            : FormattableString.Invariant($"I have been running for {up.Minutes} minutes.");
        return StatusMessage.Of(status, [work, since, parts.Gateway.IsConnected ? "Discord's gateway is connected." : "Discord's gateway is being reconnected."]);
    }
}
