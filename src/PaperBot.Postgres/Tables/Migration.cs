using System.Globalization;
using PaperBot.Conversations;
using PaperBot.Postgres.Server;

namespace PaperBot.Postgres.Tables;

/// <summary>Brings the tables of a server up to date; of several who start at once, one does it and the others wait.</summary>
internal static class Migration
{
    /// <summary>Checks that the server can keep a bot's state, and takes the steps that it lacks.</summary>
    /// <exception cref="BotStateException">It cannot be reached or used, or its tables are of a newer version.</exception>
    public static async Task RunAsync(StateServer server, IReadOnlyList<string> steps, CancellationToken cancellationToken)
    {
        var (isReadOnly, encoding) = await server.ReadAsync(CheckAsync, cancellationToken).ConfigureAwait(false);
        if (encoding != "UTF8") throw server.Failure.NotUnicode();
        if (isReadOnly) throw server.Failure.ReadOnly();
        var version = await server.WriteAsync(session => StepAsync(server, session, steps), cancellationToken).ConfigureAwait(false);
        if (version > steps.Count) throw server.Failure.TooNew();
    }

    private static async Task<(bool IsReadOnly, string? Encoding)> CheckAsync(Session session) => await session.FirstAsync(
        "SELECT pg_is_in_recovery() OR current_setting('transaction_read_only')::boolean, current_setting('server_encoding')", row => (row.Flag(0), row.Text(1))).ConfigureAwait(false);

    private static async Task<long> StepAsync(StateServer server, Session session, IReadOnlyList<string> steps)
    {
        // What exists is looked for, not tried: to make what is there already needs rights that a bot may lack.
        await server.AloneAsync(session, "migration").ConfigureAwait(false);
        var exists = await session.NumberAsync("SELECT count(*) FROM pg_namespace WHERE nspname = $1", server.Schema).ConfigureAwait(false) > 0;
        if (!exists) await session.ExecuteAsync($"CREATE SCHEMA \"{server.Schema}\"").ConfigureAwait(false);
        var isNew = await session.NumberAsync("SELECT count(*) FROM pg_tables WHERE schemaname = $1 AND tablename = 'state'", server.Schema).ConfigureAwait(false) == 0;
        if (isNew) await session.ExecuteAsync("CREATE TABLE state (one boolean PRIMARY KEY DEFAULT true CHECK (one), version bigint NOT NULL)").ConfigureAwait(false);
        var version = await session.NumberAsync("SELECT version FROM state").ConfigureAwait(false) ?? 0;
        for (var step = (int)Math.Min(version, steps.Count); step < steps.Count; step++) await session.ExecuteAsync(steps[step]).ConfigureAwait(false);
        if (version < steps.Count)
        {
            await session.ExecuteAsync(
                string.Create(CultureInfo.InvariantCulture, $"INSERT INTO state (version) VALUES ({steps.Count}) ON CONFLICT (one) DO UPDATE SET version = excluded.version")).ConfigureAwait(false);
        }

        return version;
    }
}
