using PaperBot.Digests;

namespace PaperBot.Sqlite.State;

/// <summary>Deletes what is no longer to be kept; within the caller's transaction.</summary>
internal static class Forgetting
{
    /// <summary>Everything of a user; how many turns, replies, verdicts, subscriptions and opinions that were.</summary>
    public static int OfUser(Database database, string user)
    {
        var turns = TurnStore.Forget(database, user);
        var verdicts = database.Execute("DELETE FROM verdict WHERE user = $1", user);
        database.Execute("DELETE FROM verdict WHERE reply IN (SELECT id FROM reply WHERE user = $1)", user);
        database.Execute("DELETE FROM message WHERE reply IN (SELECT id FROM reply WHERE user = $1)", user);
        var replies = database.Execute("DELETE FROM reply WHERE user = $1", user);
        database.Execute("DELETE FROM pending WHERE user = $1", user);
        database.Execute("DELETE FROM confirmation WHERE owner = $1", user);
        var opinions = database.Execute("DELETE FROM opinion WHERE user = $1", user);
        var subscriptions = DeleteSubscriptions(database, "SELECT id FROM subscription WHERE owner = $1", user);
        return turns + replies + verdicts + opinions + subscriptions;
    }

    /// <summary>A place and all within it: those whose names begin with its own and a slash.</summary>
    public static int OfPlace(Database database, string place)
    {
        // A range in place of LIKE: it uses the index, and no character of a place means anything. '0' is the character behind '/'.
        var (first, end) = (place + "/", place + "0");
        database.Execute("DELETE FROM verdict WHERE reply IN (SELECT id FROM reply WHERE place = $1 OR (place >= $2 AND place < $3))", place, first, end);
        database.Execute("DELETE FROM message WHERE reply IN (SELECT id FROM reply WHERE place = $1 OR (place >= $2 AND place < $3))", place, first, end);
        database.Execute("DELETE FROM activity WHERE place = $1 OR (place >= $2 AND place < $3)", place, first, end);
        return DeleteSubscriptions(
                database,
                "SELECT id FROM subscription WHERE place_kind = $4 AND (address = $1 OR (address >= $2 AND address < $3))",
                place, first, end, (int)PlaceKind.Channel)
            + database.Execute("DELETE FROM reply WHERE place = $1 OR (place >= $2 AND place < $3)", place, first, end)
            + database.Execute("DELETE FROM turn WHERE place = $1 OR (place >= $2 AND place < $3)", place, first, end);
    }

    /// <summary>What is older; judged replies have a time limit of their own.</summary>
    public static int Older(Database database, long before, long judgedBefore)
    {
        var turns = database.Execute("DELETE FROM turn WHERE at < $1", before);
        database.Execute("DELETE FROM pending WHERE at < $1", before);
        var replies = database.Execute("DELETE FROM reply WHERE at < $1 AND NOT EXISTS (SELECT 1 FROM verdict WHERE reply = reply.id)", before)
            + database.Execute("DELETE FROM reply WHERE at < $1 AND EXISTS (SELECT 1 FROM verdict WHERE reply = reply.id)", judgedBefore);
        database.Execute("DELETE FROM verdict WHERE reply NOT IN (SELECT id FROM reply)");

        // A message may be linked a moment before its reply is kept; only what has long had no reply is let go.
        database.Execute("DELETE FROM message WHERE at < $1 AND reply NOT IN (SELECT id FROM reply)", before);
        return turns + replies;
    }

    private static int DeleteSubscriptions(Database database, string which, params ReadOnlySpan<object?> values)
    {
        var ids = new List<string>();
        using (var reader = database.Read(which, values))
        {
            while (reader.Read()) ids.Add(reader.Text(0));
        }

        return ids.Sum(id => SubscriptionStore.Delete(database, id));
    }
}
