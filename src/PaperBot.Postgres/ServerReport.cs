namespace PaperBot.Postgres;

/// <summary>What keeps a bot's state.</summary>
/// <param name="Version">The server's version, such as 15.3.</param>
/// <param name="Server">Its address.</param>
/// <param name="Database">The database.</param>
/// <param name="Schema">The schema of the tables.</param>
/// <param name="IsEncrypted">Whether the connection is encrypted.</param>
/// <param name="IsLocal">Whether the server is this machine.</param>
public sealed record ServerReport(string Version, string Server, string Database, string Schema, bool IsEncrypted, bool IsLocal);
