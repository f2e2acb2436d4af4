using Npgsql;
using NpgsqlTypes;

namespace PaperBot.Postgres.Server;

/// <summary>What may be asked of the server within one piece of work; it ends with the work.</summary>
/// <param name="connection">The connection, in a transaction when the work writes.</param>
/// <param name="cancellationToken">Cancels the work, and every statement of it.</param>
internal sealed class Session(NpgsqlConnection connection, CancellationToken cancellationToken)
{
    /// <summary>Runs a statement whose parameters are named <c>$1</c>, <c>$2</c> … and returns how many rows it changed.</summary>
    public async Task<int> ExecuteAsync(string sql, params object?[] values)
    {
        var command = Command(sql, values);
        await using var closing = command.ConfigureAwait(false);
        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>All rows.</summary>
    public async Task<List<T>> ReadAsync<T>(string sql, Func<Row, T> read, params object?[] values)
    {
        var command = Command(sql, values);
        await using var closing = command.ConfigureAwait(false);
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var ending = reader.ConfigureAwait(false);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) rows.Add(read(new Row(reader)));
        return rows;
    }

    /// <summary>What is read of the first row; nothing when there is none.</summary>
    public async Task<T?> FirstAsync<T>(string sql, Func<Row, T?> read, params object?[] values) => (await ReadAsync(sql, read, values).ConfigureAwait(false)).FirstOrDefault();

    /// <summary>The number in the first column of the first row; null when there is no row.</summary>
    public async Task<long?> NumberAsync(string sql, params object?[] values) => await FirstAsync(sql, row => (long?)row.Long(0), values).ConfigureAwait(false);

    private NpgsqlCommand Command(string sql, object?[] values)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every statement is a constant of this project; values travel as parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var value in values) command.Parameters.Add(Parameter(value));
        return command;
    }

    private static NpgsqlParameter Parameter(object? value) => value switch
    {
        null => new NpgsqlParameter { Value = DBNull.Value },
        string text => new NpgsqlParameter<string> { TypedValue = KeptText.Write(text), NpgsqlDbType = NpgsqlDbType.Text },
        string?[] texts => Array(NpgsqlDbType.Text, System.Array.ConvertAll(texts, text => text is null ? null : KeptText.Write(text))),
        long?[] numbers => Array(NpgsqlDbType.Bigint, numbers),
        int?[] numbers => Array(NpgsqlDbType.Integer, numbers),
        _ => new NpgsqlParameter { Value = value },
    };

    private static NpgsqlParameter Array(NpgsqlDbType type, object values) => new() { Value = values, NpgsqlDbType = NpgsqlDbType.Array | type };
}
