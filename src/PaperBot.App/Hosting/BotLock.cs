using PaperBot.App.Libraries;
using PaperBot.Conversations;

namespace PaperBot.App.Hosting;

/// <summary>
/// A file that a running bot holds locked: two bots on one data folder would answer everything twice. The operating system lets it go when the process
/// ends, however it ends.
/// </summary>
internal sealed class BotLock : IDisposable
{
    private readonly FileStream _file;

    private BotLock(FileStream file) => _file = file;

    /// <summary>Takes the lock of the data folder; fails at once when another bot holds it.</summary>
    /// <exception cref="BotStateException">Another bot holds it, or the folder cannot be written.</exception>
    public static BotLock Take(DataFolder data)
    {
        try
        {
            return new BotLock(new FileStream(data.BotLock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BotStateException(
                IsHeld(exception)
                    ? $"A bot is running on {data.Path} already: stop it first, or give this one a folder of its own with --data."
                    : $"{data.BotLock} cannot be written; allow writing to the folder, or name another with --data.",
                exception);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    // A sharing violation is 32 on Windows, and what flock answers (EWOULDBLOCK) elsewhere: 11 on Linux, 35 on macOS.
    private static bool IsHeld(Exception exception) => exception is IOException && (exception.HResult & 0xFFFF) is 32 or 11 or 35;
}
