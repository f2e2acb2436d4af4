using PaperBot.App.Backups;
using PaperBot.App.Settings;
using PaperBot.Indexing;

namespace PaperBot.App.Libraries;

/// <summary>The files in the folder that holds a library.</summary>
internal sealed class DataFolder(PaperBotSettings settings)
{
    private static readonly TimeSpan StaleAfter = TimeSpan.FromHours(1);

    /// <summary>The folder.</summary>
    public string Path { get; } = settings.DataFolder;

    /// <summary>The user's own papers.</summary>
    public string Papers => System.IO.Path.Combine(Path, "papers.db");

    /// <summary>Whether there is a library of the user's own, in whatever state.</summary>
    public bool HasPapers => File.Exists(Papers) || Directory.Exists(Papers);

    /// <summary>The starter corpus, built on first use; its name carries the corpus's fingerprint, so that a new version replaces it.</summary>
    public string Starter(string fingerprint) => System.IO.Path.Combine(Path, $"starter-{fingerprint}.db");

    /// <summary>Removes starter corpora of earlier versions and what a stop while building one left; nothing of the user's is in them.</summary>
    public void RemoveStaleStarters(string current, DateTimeOffset now)
    {
        RemoveAll("starter-*", file => now - file.LastWriteTimeUtc > StaleAfter
            && (!file.FullName.StartsWith(current, StringComparison.Ordinal) || file.Name.Contains(".tmp", StringComparison.Ordinal)));
    }

    /// <summary>Removes the files of that pattern as far as they can be removed; one that stays does no harm.</summary>
    public void RemoveAll(string pattern, Predicate<FileInfo>? condition = null)
    {
        try
        {
            foreach (var file in new DirectoryInfo(Path).GetFiles(pattern))
            {
                if (condition is null || condition(file)) file.Delete();
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A folder that may only be read, or a file that another process has just removed.
        }
    }

    /// <summary>Questions typed in the chat.</summary>
    public string History => System.IO.Path.Combine(Path, "history.txt");

    /// <summary>The log of what went wrong.</summary>
    public string Log => System.IO.Path.Combine(Path, "paperbot.log");

    /// <summary>Where digests become files when no other folder is named.</summary>
    public string Digests => System.IO.Path.Combine(Path, "digests");

    /// <summary>What the bot keeps: conversations, replies, verdicts, settings of guilds.</summary>
    public string BotState => System.IO.Path.Combine(Path, "bot.db");

    /// <summary>The file that a running bot holds locked, so that no second one answers beside it.</summary>
    public string BotLock => System.IO.Path.Combine(Path, "bot.lock");

    /// <summary>Makes the folder where it is missing, and ends a restore into it that was stopped on the way.</summary>
    /// <exception cref="PaperIndexException">It cannot be made.</exception>
    public void Create()
    {
        Make();
        RestoreSwap.EndStopped(this);
    }

    private void Make()
    {
        try
        {
            Directory.CreateDirectory(Path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new PaperIndexException($"The data folder {Path} cannot be made; name another with --data.", exception);
        }
    }
}
