using Microsoft.Data.Sqlite;
using PaperBot.Indexing;
using PaperBot.Sqlite.State;

namespace PaperBot.Sqlite;

/// <summary>Copies of files of ours as they are at one moment, while others go on reading and writing them.</summary>
public static class SqliteCopy
{
    private const int Full = 13;
    private const int NoSpaceLeft = 28;

    /// <summary>Copies the index at <paramref name="path"/> to the new file <paramref name="copy"/>.</summary>
    /// <exception cref="PaperIndexException">The file cannot be read, or the copy cannot be written.</exception>
    /// <exception cref="IOException">There is no room left for the copy.</exception>
    public static Task OfIndexAsync(string path, string copy, CancellationToken cancellationToken) =>
        RunAsync(path, copy, Schema.ApplicationId, Failure.Index, cancellationToken);

    /// <summary>Copies the bot's state at <paramref name="path"/> to the new file <paramref name="copy"/>, which its owner alone may read.</summary>
    /// <exception cref="Conversations.BotStateException">The file cannot be read, or the copy cannot be written.</exception>
    /// <exception cref="IOException">There is no room left for the copy.</exception>
    public static Task OfBotStateAsync(string path, string copy, CancellationToken cancellationToken) =>
        RunAsync(path, copy, StateSchema.ApplicationId, Failure.BotState, cancellationToken);

    /// <summary>Keeps ingests out of the index at <paramref name="path"/>, whether the file is there or not, until what is returned is disposed of.</summary>
    /// <exception cref="PaperIndexException">An ingest is running.</exception>
    public static Task<IAsyncDisposable> LockIndexAsync(string path, CancellationToken cancellationToken) =>
        Task.Run<IAsyncDisposable>(() => IngestLock.Take(path), cancellationToken);

    private static Task RunAsync(string path, string copy, int applicationId, Failure failure, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            try
            {
                using var database = new Database(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
                if (Schema.ApplicationOf(database) != applicationId) throw failure.Damaged(path);
                using var stop = cancellationToken.Register(database.Interrupt);
                database.Execute("VACUUM INTO $1", copy);
            }
            catch (SqliteException exception) when (exception.SqliteErrorCode == Full)
            {
                // What could not grow is the copy: the file itself is read only.
                throw new IOException($"There is no room left for the copy {copy}.", OperatingSystem.IsWindows() ? unchecked((int)0x80070070) : NoSpaceLeft);
            }
            catch (SqliteException exception)
            {
                throw failure.Of(exception, path);
            }
        },
        cancellationToken);
}
