using Npgsql;

namespace PaperBot.Postgres;

/// <summary>A connection string in either of the two forms in which they are handed around.</summary>
internal static class ConnectionAddress
{
    /// <summary>Reads Npgsql's own form, or <c>postgresql://user:password@host:port/database?option=value</c>.</summary>
    /// <exception cref="ArgumentException">It is neither; nothing of it may be shown.</exception>
    public static NpgsqlConnectionStringBuilder Read(string text)
    {
        var trimmed = text.Trim();
        return trimmed.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase) || trimmed.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase)
            ? OfAddress(trimmed)
            : new NpgsqlConnectionStringBuilder(trimmed);
    }

    private static NpgsqlConnectionStringBuilder OfAddress(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address)) throw new ArgumentException("It is no address.", nameof(text));
        var builder = new NpgsqlConnectionStringBuilder { Host = address.Host };
        if (address.Port > 0) builder.Port = address.Port;
        var user = address.UserInfo.Split(':', 2);
        if (user[0].Length > 0) builder.Username = Uri.UnescapeDataString(user[0]);
        if (user.Length > 1) builder.Password = Uri.UnescapeDataString(user[1]);
        if (address.AbsolutePath.Trim('/') is { Length: > 0 } database) builder.Database = Uri.UnescapeDataString(database);
        foreach (var option in address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var pair = option.Split('=', 2);
            var name = Uri.UnescapeDataString(pair[0]);
            builder[name switch { "sslmode" => "SSL Mode", "sslrootcert" => "Root Certificate", "connect_timeout" => "Timeout", "application_name" => "Application Name", _ => name }] =
                Uri.UnescapeDataString(pair.Length > 1 ? pair[1].Replace("-", "", StringComparison.Ordinal) : "");
        }

        return builder;
    }
}
