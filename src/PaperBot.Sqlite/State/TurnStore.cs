using PaperBot.Conversations;

namespace PaperBot.Sqlite.State;

/// <summary>The turns of conversations; writing happens within the caller's transaction.</summary>
internal static class TurnStore
{
    public static Conversation Read(Database database, string place) => Conversation.Of(Rows(database, place).Select(row => row.Turn).OfType<Turn>());

    /// <summary>Adds a turn and lets go of those for which there is no room any more; how many these were.</summary>
    public static int Add(Database database, string place, string user, Turn turn, long at)
    {
        database.Execute("INSERT INTO turn (place, user, at, content) VALUES ($1, $2, $3, $4)", place, user, at, KeptJson.Write(turn));
        return database.Execute(
            "DELETE FROM turn WHERE place = $1 AND number <= (SELECT number FROM turn WHERE place = $1 ORDER BY number DESC LIMIT 1 OFFSET $2)",
            place, Conversation.MaxTurns);
    }

    /// <summary>Deletes the user's turns, which it counts, and those of others that lean on them: they repeat what the user said.</summary>
    public static int Forget(Database database, string user)
    {
        var forgotten = 0;
        foreach (var place in Places(database, user))
        {
            var leans = false;
            foreach (var (number, speaker, turn) in Rows(database, place))
            {
                var isUsers = speaker == user;
                leans = isUsers || (leans && turn is not null && turn.Root != turn.StandAlone);
                if (leans) database.Execute("DELETE FROM turn WHERE number = $1", number);
                if (isUsers) forgotten++;
            }
        }

        return forgotten;
    }

    private static List<string> Places(Database database, string user)
    {
        var places = new List<string>();
        using var reader = database.Read("SELECT DISTINCT place FROM turn WHERE user = $1", user);
        while (reader.Read()) places.Add(reader.Text(0));
        return places;
    }

    private static List<(long Number, string User, Turn? Turn)> Rows(Database database, string place)
    {
        var rows = new List<(long, string, Turn?)>();
        using var reader = database.Read("SELECT number, user, content FROM turn WHERE place = $1 ORDER BY number", place);
        while (reader.Read()) rows.Add((reader.GetInt64(0), reader.Text(1), KeptJson.ReadTurn(reader.Text(2))));
        return rows;
    }
}
