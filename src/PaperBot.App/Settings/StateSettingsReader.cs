using PaperBot.Postgres;

namespace PaperBot.App.Settings;

/// <summary>Configuration → checked settings of what PaperBot remembers.</summary>
internal static class StateSettingsReader
{
    private const string Example = "Host=127.0.0.1;Database=paperbot;Username=paperbot;Password=…";

    /// <summary>Reads the settings.</summary>
    /// <exception cref="UsageException">A value is not allowed, or the server's connection string is missing.</exception>
    public static StateSettings Read(SettingValues values)
    {
        var kind = Enum.Parse<StateKind>(values.OneOf("State:Kind", Enum.GetNames<StateKind>()));
        var postgres = Postgres(values);
        return kind == StateKind.Postgres && postgres is null
            ? throw new UsageException($"State:Kind is \"Postgres\", but there is no connection string: write it into a file ({Example}) and name that as Postgres:ConnectionStringFile.")
            : new StateSettings { Kind = kind, Postgres = postgres };
    }

    private static PostgresOptions? Postgres(SettingValues values)
    {
        var options = new PostgresOptions { ConnectionString = values.Secret("Postgres:ConnectionString")?.Reveal() ?? "" };
        options = options with
        {
            Schema = Schema(values) ?? options.Schema,
            MostConnections = values.Number("Postgres:MostConnections", options.MostConnections, 1, 1_000),
            ConnectTimeout = TimeSpan.FromSeconds(values.Number("Postgres:ConnectTimeoutSeconds", (int)options.ConnectTimeout.TotalSeconds, 1, 600)),
            Timeout = TimeSpan.FromSeconds(values.Number("Postgres:TimeoutSeconds", (int)options.Timeout.TotalSeconds, 1, 600)),
            RetryFor = TimeSpan.FromSeconds(values.Number("Postgres:RetrySeconds", (int)options.RetryFor.TotalSeconds, 0, 600)),
        };
        if (options.ConnectionString.Length == 0) return null;
        return options.ConnectionStringFault() is { } fault
            ? throw new UsageException($"Postgres:ConnectionString is not usable, {fault}: write it like {Example} or postgresql://paperbot:…@127.0.0.1/paperbot.")
            : options;
    }

    private static string? Schema(SettingValues values)
    {
        if (values.Text("Postgres:Schema")?.Trim() is not { } name) return null;
        return PostgresOptions.IsSchemaName(name)
            ? name
            : throw new UsageException($"Postgres:Schema is \"{name}\", but has to be a name of 1 to 63 small letters, digits and _ that begins with no digit, like paperbot.");
    }
}
