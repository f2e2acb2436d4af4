using PaperBot.Conversations;

namespace PaperBot.Sqlite.State;

/// <summary>The tables of a bot's state; see <see cref="Schema"/> for how its steps are kept.</summary>
internal static class StateSchema
{
    /// <summary>Marks the file as ours: the letters <c>PBST</c>.</summary>
    public const int ApplicationId = 0x50425354;

    /// <summary>What is deleted is overwritten: people who ask to be forgotten are.</summary>
    private const string Settings = "PRAGMA secure_delete = ON; PRAGMA cache_size = -8192; PRAGMA journal_size_limit = 16777216";

    private const string FirstTables =
        """
        CREATE TABLE turn (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            place TEXT NOT NULL,
            user TEXT NOT NULL,
            at INTEGER NOT NULL,
            content TEXT NOT NULL);
        CREATE INDEX turn_place ON turn (place, number);
        CREATE INDEX turn_user ON turn (user);
        CREATE INDEX turn_at ON turn (at);
        CREATE TABLE reply (
            id TEXT PRIMARY KEY,
            user TEXT NOT NULL,
            place TEXT NOT NULL,
            at INTEGER NOT NULL,
            content TEXT NOT NULL);
        CREATE INDEX reply_user ON reply (user);
        CREATE INDEX reply_place ON reply (place);
        CREATE INDEX reply_at ON reply (at, id);
        CREATE TABLE message (id TEXT PRIMARY KEY, reply TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
        CREATE INDEX message_reply ON message (reply);
        CREATE INDEX message_at ON message (at);
        CREATE TABLE verdict (
            reply TEXT NOT NULL,
            user TEXT NOT NULL,
            verdict INTEGER NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (reply, user)) WITHOUT ROWID;
        CREATE INDEX verdict_user ON verdict (user);
        CREATE TABLE pending (id TEXT PRIMARY KEY, user TEXT, address TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
        CREATE INDEX pending_user ON pending (user);
        CREATE TABLE note (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        """;

    /// <summary><see cref="IBotState.LongestHold"/> in milliseconds.</summary>
    public static readonly long LongestHold = (long)IBotState.LongestHold.TotalMilliseconds;

    /// <summary>The file of a bot's state.</summary>
    public static FileKind Kind { get; } =
        new(ApplicationId, [database => database.Execute(FirstTables), DigestTables.AddTo], Settings, Failure.BotState, typeof(SqliteBotState)) { Private = true };
}
