using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace PaperBot.Sqlite;

/// <summary>One connection with its prepared statements; used by one thread at a time.</summary>
internal sealed class Database : IDisposable
{
    // 512 bytes are at least as many letters as this: none takes more than three.
    private const int LongestSafeWithNul = 512 / 3;

    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);

    public Database(string connectionString)
    {
        Batteries_V2.Init();
        _connection = new SqliteConnection(connectionString);
        try
        {
            _connection.Open();
        }
        catch (SqliteException)
        {
            _connection.Dispose();
            throw;
        }
    }

    /// <summary>Whether the file system lets the file only be read.</summary>
    public bool IsReadOnly => raw.sqlite3_db_readonly(_connection.Handle, "main") == 1;

    /// <summary>Runs a statement whose parameters are named <c>$1</c>, <c>$2</c> … and returns how many rows it changed.</summary>
    public int Execute(string sql, params ReadOnlySpan<object?> values) => Command(sql, values).ExecuteNonQuery();

    /// <summary>The number in the first column of the first row; null when there is no row or no number.</summary>
    public long? Number(string sql, params ReadOnlySpan<object?> values) => Command(sql, values).ExecuteScalar() as long?;

    /// <summary>The rows; to be disposed before the same statement runs again.</summary>
    public SqliteDataReader Read(string sql, params ReadOnlySpan<object?> values) => Command(sql, values).ExecuteReader();

    /// <summary>Runs <paramref name="work"/> between <paramref name="begin"/> and COMMIT; whatever it throws undoes everything.</summary>
    public T Transact<T>(string begin, Func<T> work)
    {
        Execute(begin);
        try
        {
            var result = work();
            Execute("COMMIT");
            return result;
        }
        catch
        {
            // A full disk and the like make SQLite roll back by itself.
            if (raw.sqlite3_get_autocommit(_connection.Handle) == 0) Execute("ROLLBACK");
            throw;
        }
    }

    /// <summary>Ends the statement that runs on another thread; it fails as interrupted.</summary>
    public void Interrupt() => raw.sqlite3_interrupt(_connection.Handle);

    public void Dispose()
    {
        foreach (var command in _commands.Values) command.Dispose();
        _connection.Dispose();
    }

    private SqliteCommand Command(string sql, ReadOnlySpan<object?> values)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            command = _connection.CreateCommand();
#pragma warning disable CA2100 // Every statement is a constant of this project; values travel as parameters.
            command.CommandText = sql;
#pragma warning restore CA2100
            for (var i = 0; i < values.Length; i++) command.Parameters.Add(new SqliteParameter { ParameterName = "$" + (i + 1) });
            _commands.Add(sql, command);
        }

        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = Bound(values[i]);
        return command;
    }

    /// <summary>The driver ends a text of more than 512 bytes at its first NUL; rather than all behind it, only the NUL is given up.</summary>
    private static object Bound(object? value) => value is string { Length: > LongestSafeWithNul } text && text.Contains('\0', StringComparison.Ordinal)
        ? text.Replace('\0', '\uFFFD')
        : value ?? DBNull.Value;
}
