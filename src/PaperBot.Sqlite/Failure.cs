using Microsoft.Data.Sqlite;
using PaperBot.Conversations;
using PaperBot.Indexing;
using SQLitePCL;

namespace PaperBot.Sqlite;

/// <summary>What went wrong with a file, in one sentence for the user.</summary>
/// <param name="what">What the file holds.</param>
/// <param name="again">How to try again when what stood in the way is gone.</param>
/// <param name="afresh">What to do with a file that cannot be used any more.</param>
/// <param name="make">Makes the exception of the sentence and its cause.</param>
internal sealed class Failure(string what, string again, string afresh, Func<string, Exception?, Exception> make)
{
    /// <summary>Failures of an index.</summary>
    public static Failure Index { get; } = new("index", "run the same command again", "move it away and ingest your papers again", (sentence, cause) =>
        cause is null ? new PaperIndexException(sentence) : new PaperIndexException(sentence, cause));

    /// <summary>Failures of a bot's state.</summary>
    public static Failure BotState { get; } = new("bot's state", "try again", "move it away and start the bot again, which then begins without memory", (sentence, cause) =>
        new BotStateException(sentence, cause));

    /// <summary>The sentence for what SQLite reports; a cancelled statement is a cancellation.</summary>
    public Exception Of(SqliteException exception, string path) => exception.SqliteErrorCode switch
    {
        raw.SQLITE_INTERRUPT => new OperationCanceledException(exception.Message, exception),
        raw.SQLITE_FULL => Of(
            $"The disk (or the room allowed) is full, so the {what} '{path}' could not grow; nothing stored before is lost: "
            + $"free some space and {again}.",
            exception),
        raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_AUTH => Of(
            $"The {what} '{path}' cannot be written; allow writing to the file and its folder, or use another folder with --data.", exception),
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => Of(
            $"Another program is writing to the {what} '{path}'; try again when it is done.", exception),
        raw.SQLITE_CANTOPEN => Of(
            $"The {what} '{path}' cannot be opened; check that its folder exists and may be read and written, or use another folder with --data.",
            exception),
        raw.SQLITE_IOERR => Of(
            $"The {what} '{path}' could not be read or written because of a disk error; "
            + $"check the disk and its free space, then {again}.",
            exception),
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => Damaged(path, exception),
        raw.SQLITE_NOMEM => Of($"There is not enough memory for the {what} '{path}'; close other programs and try again.", exception),
        _ => Of(
            $"The {what} '{path}' could not be used ({exception.Message}); "
            + $"{again}, and if it fails again, {afresh}.",
            exception),
    };

    public Exception Damaged(string path, Exception? cause = null) => Of(
        $"The {what} '{path}' is damaged or was not made by PaperBot; it was left as it is: {afresh}.", cause);

    public Exception TooNew(string path) => Of(
        $"The {what} '{path}' was made by a newer version of PaperBot; update PaperBot, or use another folder with --data.", null);

    public Exception IsFolder(string path) => Of(
        $"'{path}' is a folder, but the {what} has to be a file; move the folder away, or use another folder with --data.", null);

    public Exception NoFolder(string path, Exception cause) => Of(
        $"The folder of the {what} '{path}' cannot be made; check its name and that you may write there, or use another folder with --data.", cause);

    public Exception IngestRunning(Exception cause) => Of("Another ingest is running on this index; try again when it is done.", cause);

    public Exception NoLock(string path, Exception cause) => Of(
        $"The {what} '{path}' cannot be written; allow writing to the file and its folder, or use another folder with --data.", cause);

    public Exception OtherTerms(string path) => Of(
        $"The {what} '{path}' was made by another version of PaperBot and has to be brought up to date, but it cannot be written; "
        + "allow writing to it once.",
        null);

    private Exception Of(string sentence, Exception? cause) => make(sentence, cause);
}
