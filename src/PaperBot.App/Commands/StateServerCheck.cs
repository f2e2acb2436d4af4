using System.Globalization;
using PaperBot.Conversations;
using PaperBot.Postgres;

namespace PaperBot.App.Commands;

/// <summary>What <c>paperbot doctor</c> finds out about the server that keeps what PaperBot remembers.</summary>
internal static class StateServerCheck
{
    /// <summary>The note that is written to find out whether notes can be written.</summary>
    private const string Probe = "doctor:probe";

    /// <summary>Whether it can be reached and written, its version, and whether others can read along.</summary>
    /// <exception cref="BotStateException">It cannot.</exception>
    public static async Task<string> RunAsync(PostgresOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        var state = await PostgresBotState.OpenAsync(options, time, cancellationToken).ConfigureAwait(false);
        await using var closing = state.ConfigureAwait(false);
        var report = await state.InspectAsync(cancellationToken).ConfigureAwait(false);
        await state.SetNoteAsync(Probe, time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture), cancellationToken).ConfigureAwait(false);
        await state.SetNoteAsync(Probe, null, cancellationToken).ConfigureAwait(false);
        var pending = await state.GetPendingAsync(cancellationToken).ConfigureAwait(false);
        var plain = report is { IsEncrypted: false, IsLocal: false } ? "; what is kept travels unencrypted: add SSL Mode=VerifyFull to Postgres:ConnectionString across networks that others can read" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Server} (version {report.Version}), database {report.Database}, schema {report.Schema}, can be read and written, {pending.Count:N0} requests are being answered{plain}");
    }
}
