namespace PaperBot.Sqlite;

/// <summary>
/// The tables of the file and how a file of an earlier version becomes one of today: a list of steps, each of which leads from the
/// version of its place in the list to the next. A step that has been released is never changed; a change of the tables is a new step.
/// </summary>
internal static class Schema
{
    /// <summary>Marks the file as ours: the letters <c>PBOT</c>.</summary>
    public const int ApplicationId = 0x50424F54;

    private const string FirstTables =
        """
        CREATE TABLE state (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            revision INTEGER NOT NULL,
            terms_version INTEGER NOT NULL,
            profile INTEGER,
            papers_at_activation INTEGER NOT NULL);
        INSERT INTO state VALUES (1, 0, 0, NULL, 0);
        CREATE TABLE paper (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL,
            revision INTEGER NOT NULL,
            text_revision INTEGER NOT NULL,
            title_terms INTEGER NOT NULL,
            abstract_terms INTEGER NOT NULL,
            year INTEGER,
            merged_into INTEGER,
            title_key TEXT NOT NULL);
        CREATE INDEX paper_revision ON paper (revision);
        CREATE INDEX paper_title_key ON paper (title_key);
        CREATE TABLE record (number INTEGER PRIMARY KEY, content BLOB NOT NULL);
        CREATE TABLE alias (id TEXT PRIMARY KEY, paper INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE segment (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            first_revision INTEGER NOT NULL,
            last_revision INTEGER NOT NULL,
            papers INTEGER NOT NULL);
        CREATE TABLE block (segment INTEGER NOT NULL, first_key BLOB NOT NULL, entries BLOB NOT NULL, PRIMARY KEY (segment, first_key)) WITHOUT ROWID;
        CREATE TABLE profile (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            kind TEXT NOT NULL,
            fingerprint TEXT NOT NULL,
            dimensions INTEGER NOT NULL,
            model BLOB,
            UNIQUE (kind, fingerprint, dimensions));
        CREATE TABLE embedding (
            profile INTEGER NOT NULL,
            chunk INTEGER NOT NULL,
            revision INTEGER NOT NULL,
            made_from BLOB NOT NULL,
            vectors BLOB NOT NULL,
            UNIQUE (profile, chunk));
        """;

    /// <summary>The steps; the schema's version is how many have been taken.</summary>
    public static IReadOnlyList<Action<Database>> Steps { get; } = [database => database.Execute(FirstTables), DaysAndAuthors.AddTo];

    /// <summary>Brings <paramref name="database"/> up to the last step of its <paramref name="kind"/>, all in one transaction.</summary>
    public static void Migrate(Database database, FileKind kind) => database.Transact("BEGIN IMMEDIATE", () =>
    {
        // Asked again inside the transaction: another process may have migrated the file in the meantime.
        var version = VersionOf(database);
        for (var step = version; step < kind.Steps.Count; step++) kind.Steps[step](database);
        if (version < kind.Steps.Count) database.Execute($"PRAGMA application_id = {kind.ApplicationId}; PRAGMA user_version = {kind.Steps.Count}");
        return version;
    });

    public static int VersionOf(Database database) => (int)(database.Number("PRAGMA user_version") ?? 0);

    public static int ApplicationOf(Database database) => (int)(database.Number("PRAGMA application_id") ?? 0);

    /// <summary>Whether nothing was ever stored in the file.</summary>
    public static bool IsEmpty(Database database) => database.Number("SELECT count(*) FROM sqlite_master") == 0;
}
