using Microsoft.Extensions.Logging;
using PaperBot.Conversations;
using PaperBot.Discord.Guilds;
using PaperBot.Discord.Http;
using PaperBot.Discord.Messages;
using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Talk;

/// <summary>
/// Lets requests in: who may not ask, asks too much or comes when the bot stops is told so at once, and everybody else gets their acknowledgement before
/// any work begins. Nothing here waits longer than a moment before Discord has its answer.
/// </summary>
internal sealed partial class Doorway(BotParts parts, GuildBook guilds, RunningRequests requests, ILogger<Doorway> logger)
{
    /// <summary>Whose interaction came later than this (a resume after an outage) has seen it fail long ago, and would wonder at an answer.</summary>
    private static readonly TimeSpan Stale = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan SettingsMoment = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan SettingsPatience = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Admits and acknowledges an interaction that will be replied to; null when the person was told why not. Settings that cannot be read in a moment
    /// are waited for behind the acknowledgement; that is a private one then.
    /// </summary>
    public async Task<Admitted?> TakeAsync(Arrival arrival, bool? wantsPrivate)
    {
        var settings = await SettingsAsync(arrival.Visitor.Guild, SettingsMoment).ConfigureAwait(false);
        var running = requests.TryBegin($"{arrival.Interaction.Id}", arrival.Visitor.User);
        var (why, reason) = running is null ? (requests.IsStopping ? Sentences.Restarting : Notices.QueueFull, "busy") : WhyNot(settings, arrival.Visitor, takesQuota: true);
        if (why is not null || running is null)
        {
            running?.Dispose();
            await RefuseAsync(arrival, why ?? Notices.QueueFull, reason).ConfigureAwait(false);
            return null;
        }

        Admitted? admitted = null;
        try
        {
            return admitted = await AdmitAsync(arrival, running, settings, wantsPrivate ?? (settings is null || settings.PrivateAnswers)).ConfigureAwait(false);
        }
        finally
        {
            if (admitted is null) running.Dispose();
        }
    }

    /// <summary>The guild's settings; null when they are not there within <paramref name="patience"/>.</summary>
    public async Task<GuildSettings?> SettingsAsync(Snowflake? guild, TimeSpan patience)
    {
        using var late = new CancellationTokenSource(patience, parts.Time);
        try
        {
            return await guilds.GetAsync(guild, late.Token).WaitAsync(late.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is BotStateException or OperationCanceledException)
        {
            Log.NoSettings(logger, exception, guild?.Value ?? 0);
            return null;
        }
    }

    /// <summary>Why a visitor is not let in, and the reason for the figures; null when they are.</summary>
    public (string? Sentence, string Reason) WhyNot(GuildSettings? settings, Visitor visitor, bool takesQuota)
    {
        if (settings is null) return (null, "");
        if (Admission.WhyNotAsk(settings, visitor) is { } why) return (why, "settings");
        return takesQuota && parts.Quotas.TryTake(visitor, settings) is { } limit ? (limit, "quota") : (null, "");
    }

    /// <summary>Gives the first response; false when it came too late.</summary>
    public async Task<bool> AcknowledgeAsync(Arrival arrival, InteractionResponse response)
    {
        try
        {
            await parts.Api.RespondAsync(arrival.Interaction, response, CancellationToken.None).ConfigureAwait(false);
            TalkMetrics.Acknowledged(parts.Time.GetUtcNow() - arrival.At, Source(arrival.Interaction));
            return true;
        }
        catch (DiscordException exception) when (exception.Code == DiscordErrorCode.AlreadyResponded)
        {
            // The first attempt arrived, its answer did not.
            return true;
        }
        catch (DiscordException exception) when (exception.Kind is DiscordErrorKind.Unavailable)
        {
            // It may have arrived; the edit that follows will tell.
            Log.NotAcknowledged(logger, exception, arrival.Interaction.Id.Value);
            return true;
        }
        catch (DiscordException exception)
        {
            Log.NotAcknowledged(logger, exception, arrival.Interaction.Id.Value);
            TalkMetrics.Refused("late");
            return false;
        }
    }

    /// <summary>Responds with one sentence that only the person sees.</summary>
    public Task<bool> TellAsync(Arrival arrival, string sentence) => AcknowledgeAsync(arrival, InteractionResponse.Message(Sentences.Say(sentence, isPrivate: true)));

    /// <summary>Puts a message in place of an acknowledgement; without its files where Discord does not take them.</summary>
    public async Task EditAsync(Arrival arrival, MessageBody body)
    {
        try
        {
            await Sending.PatientlyAsync(token => parts.Api.EditResponseAsync(arrival.Interaction, Sending.AsEdit(body), token), canRepeat: true, parts.Time, CancellationToken.None).ConfigureAwait(false);
        }
        catch (DiscordException exception) when (body.Files.Count > 0 && exception.Kind is (DiscordErrorKind.Forbidden or DiscordErrorKind.Invalid))
        {
            await EditAsync(arrival, Sending.WithoutFiles(body)).ConfigureAwait(false);
        }
    }

    private async Task<Admitted?> AdmitAsync(Arrival arrival, RunningRequest running, GuildSettings? settings, bool isPrivate)
    {
        var isLate = !await AcknowledgeAsync(arrival, InteractionResponse.Deferred(isPrivate)).ConfigureAwait(false);
        if (settings is not null && !(isLate && (isPrivate || IsStale(arrival)))) return new Admitted(running, settings, isPrivate, isLate);
        var known = isLate ? null : await LateSettingsAsync(arrival).ConfigureAwait(false);
        return known is null ? null : new Admitted(running, known, isPrivate, IsLate: false);
    }

    private async Task RefuseAsync(Arrival arrival, string sentence, string reason)
    {
        TalkMetrics.Refused(reason);
        await TellAsync(arrival, sentence).ConfigureAwait(false);
    }

    private async Task<GuildSettings?> LateSettingsAsync(Arrival arrival)
    {
        // Without settings nobody knows who is denied: the reply stays private, which harms nobody.
        var settings = await SettingsAsync(arrival.Visitor.Guild, SettingsPatience).ConfigureAwait(false) ?? new GuildSettings();
        var (why, reason) = WhyNot(settings, arrival.Visitor, takesQuota: true);
        if (why is null) return settings;
        TalkMetrics.Refused(reason);
        await EditAsync(arrival, Sentences.Say(why, isPrivate: true)).ConfigureAwait(false);
        return null;
    }

    private bool IsStale(Arrival arrival) => parts.Time.GetUtcNow() - arrival.Interaction.Id.CreatedAt > Stale;

    private static string Source(Interaction interaction) => interaction.Type.ToString().ToLowerInvariant();

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The settings of guild {Guild} could not be read in time.")]
        public static partial void NoSettings(ILogger logger, Exception exception, ulong guild);

        [LoggerMessage(LogLevel.Warning, "Interaction {Id} could not be acknowledged.")]
        public static partial void NotAcknowledged(ILogger logger, Exception exception, ulong id);
    }
}
