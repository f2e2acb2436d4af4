namespace PaperBot.App.Backups;

/// <summary>A file of a backup.</summary>
/// <param name="Name">Its name in the archive.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Its checksum, in hexadecimal digits.</param>
internal sealed record BackupFile(string Name, long Bytes, string Sha256)
{
    /// <summary>The papers.</summary>
    public const string Papers = "papers.db";

    /// <summary>What the bot keeps.</summary>
    public const string BotState = "bot.db";

    /// <summary>The settings that lay beside the program.</summary>
    public const string ProgramSettings = "settings-program.json";

    /// <summary>The settings that lay in the current folder.</summary>
    public const string FolderSettings = "settings-folder.json";

    /// <summary>The files that take their place in the data folder.</summary>
    public static IReadOnlyList<string> Databases { get; } = [Papers, BotState];

    /// <summary>The files of settings, those that go before the others last.</summary>
    public static IReadOnlyList<string> Settings { get; } = [ProgramSettings, FolderSettings];

    /// <summary>All names that a backup may hold: no other is ever written to disk.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Databases, .. Settings];
}
