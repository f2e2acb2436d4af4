namespace PaperBot.Sqlite;

/// <summary>The second step of the schema: the day of publication and the number of authors, so that papers can be listed without reading their records.</summary>
internal static class DaysAndAuthors
{
    private const int PapersAtOnce = 2_048;

    public static void AddTo(Database database)
    {
        database.Execute("ALTER TABLE paper ADD COLUMN day INTEGER; ALTER TABLE paper ADD COLUMN authors INTEGER NOT NULL DEFAULT 0");
        var end = RecordStore.End(database);
        for (var from = 0; from < end; from += PapersAtOnce)
        {
            foreach (var (number, paper) in RecordStore.Read(database, from, from + PapersAtOnce))
                database.Execute("UPDATE paper SET day = $1, authors = $2 WHERE number = $3", paper.Published?.DayNumber, paper.Authors.Count, number);
        }
    }
}
