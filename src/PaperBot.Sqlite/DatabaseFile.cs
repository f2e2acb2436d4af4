using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace PaperBot.Sqlite;

/// <summary>A file of ours: one connection that writes, as many as are needed that read.</summary>
internal sealed class DatabaseFile : IAsyncDisposable
{
    private const int BusyTimeoutSeconds = 30;
    private const int EmptyingTimeoutSeconds = 2;

    private static readonly string BusyTimeout = $"PRAGMA busy_timeout = {BusyTimeoutSeconds * 1000}";

    private readonly string _connectionString;
    private readonly ConcurrentBag<Database> _idleReaders = [];
    private readonly SemaphoreSlim _writing = new(1);
    private readonly Database _writer;
    private readonly FileKind _kind;
    private volatile bool _disposed;

    private DatabaseFile(string path, FileKind kind, string connectionString, Database writer, bool isReadOnly) =>
        (Path, _kind, _connectionString, _writer, IsReadOnly) = (path, kind, connectionString, writer, isReadOnly);

    public string Path { get; }

    /// <summary>Whether the file can only be read.</summary>
    public bool IsReadOnly { get; }

    /// <summary>Opens the file, creates it where there is none, and migrates it where it is of an earlier version.</summary>
    public static DatabaseFile Open(string path, FileKind kind) => Guard(path, kind, () =>
    {
        CheckPath(path, kind);
        if (kind.ReadOnly) return OpenReadOnly(path, kind);
        try
        {
            return OpenWritable(path, kind);
        }
        catch (SqliteException exception) when (kind.ReadsWhatCannotBeWritten && exception.SqliteErrorCode is raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN && File.Exists(path))
        {
            return OpenReadOnly(path, kind);
        }
    });

    /// <summary>Runs <paramref name="work"/> on a connection in a read transaction: it sees one state of the file.</summary>
    public T Read<T>(Func<Database, T> work) => Guard(Path, _kind, () =>
    {
        ObjectDisposedException.ThrowIf(_disposed, _kind.Owner);
        if (!_idleReaders.TryTake(out var database)) database = Connect(_connectionString, IsReadOnly);
        try
        {
            return database.Transact("BEGIN", () => work(database));
        }
        finally
        {
            _idleReaders.Add(database);
            if (_disposed) DisposeIdleReaders();
        }
    });

    /// <summary>Runs <paramref name="work"/> in a write transaction; one at a time in this process, and SQLite sees to the others.</summary>
    public Task<T> WriteAsync<T>(Func<Database, T> work, CancellationToken cancellationToken) =>
        RunAloneAsync(() => _writer.Transact("BEGIN IMMEDIATE", () => work(_writer)), cancellationToken);

    /// <summary>The same for what deletes: the bytes that were deleted leave the file and its log too, unless somebody is still reading them.</summary>
    public async Task<T> EraseAsync<T>(Func<Database, T> work, CancellationToken cancellationToken)
    {
        var result = await WriteAsync(work, cancellationToken).ConfigureAwait(false);
        await RunAloneAsync(() => _writer.Execute($"PRAGMA busy_timeout = {EmptyingTimeoutSeconds * 1000}; PRAGMA wal_checkpoint(TRUNCATE); {BusyTimeout}"), cancellationToken).ConfigureAwait(false);
        return result;
    }

    /// <summary>Closes the file; what is being written is finished first, and who still reads closes behind himself.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed) return;
        _disposed = true;
        DisposeIdleReaders();
        await _writing.WaitAsync().ConfigureAwait(false);
        _writer.Dispose();
        _writing.Release();
    }

    private async Task<T> RunAloneAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, _kind.Owner);
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, _kind.Owner);
            return await Task.Run(() => Guard(Path, _kind, work), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _writing.Release();
        }
    }

    private void DisposeIdleReaders()
    {
        while (_idleReaders.TryTake(out var reader)) reader.Dispose();
    }

    /// <summary>Runs <paramref name="work"/> and turns what the file does wrong into the exception of its kind.</summary>
    private static T Guard<T>(string path, FileKind kind, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException exception)
        {
            throw kind.Failure.Of(exception, path);
        }
        catch (InvalidDataException exception)
        {
            throw kind.Failure.Damaged(path, exception);
        }
    }

    private static void CheckPath(string path, FileKind kind)
    {
        if (Directory.Exists(path)) throw kind.Failure.IsFolder(path);
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw kind.Failure.NoFolder(path, exception);
        }
    }

    private static DatabaseFile OpenWritable(string path, FileKind kind)
    {
        var connectionString = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = BusyTimeoutSeconds }.ToString();
        var isNew = !File.Exists(path);
        var writer = Connect(connectionString, isReadOnly: false);
        try
        {
            if (isNew && kind.Private && !OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            if (writer.IsReadOnly && !kind.ReadsWhatCannotBeWritten) throw new SqliteException("The file cannot be written.", raw.SQLITE_READONLY);
            CheckKind(writer, path, kind);
            if (Schema.IsEmpty(writer)) writer.Execute("PRAGMA page_size = 8192");
            writer.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; " + kind.Settings);
            if (kind.MaxPages is { } pages) writer.Execute($"PRAGMA max_page_count = {pages}");
            if (Schema.VersionOf(writer) < kind.Steps.Count) Schema.Migrate(writer, kind);
            return new DatabaseFile(path, kind, connectionString, writer, isReadOnly: false);
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    private static DatabaseFile OpenReadOnly(string path, FileKind kind)
    {
        // Without a log of recent writes beside it the file can be taken as it is, even where no lock file may be made.
        var log = new FileInfo(path + "-wal");
        var source = log is { Exists: true, Length: > 0 } ? path : $"file:{Uri.EscapeDataString(System.IO.Path.GetFullPath(path))}?immutable=1";
        var connectionString = new SqliteConnectionStringBuilder { DataSource = source, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString();
        var database = Connect(connectionString, isReadOnly: true);
        try
        {
            CheckKind(database, path, kind);
            if (Schema.VersionOf(database) < kind.Steps.Count) throw kind.Failure.OtherTerms(path);
            return new DatabaseFile(path, kind, connectionString, database, isReadOnly: true);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    private static void CheckKind(Database database, string path, FileKind kind)
    {
        var application = Schema.ApplicationOf(database);
        if (application != kind.ApplicationId && !(application == 0 && Schema.IsEmpty(database))) throw kind.Failure.Damaged(path);
        if (application == kind.ApplicationId && Schema.VersionOf(database) > kind.Steps.Count) throw kind.Failure.TooNew(path);
    }

    private static Database Connect(string connectionString, bool isReadOnly)
    {
        var database = new Database(connectionString);
        database.Execute($"{BusyTimeout}; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON");
        if (isReadOnly) database.Execute("PRAGMA query_only = ON");
        return database;
    }
}
