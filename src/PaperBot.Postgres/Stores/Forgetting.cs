using PaperBot.Digests;
using PaperBot.Postgres.Server;

namespace PaperBot.Postgres.Stores;

/// <summary>Deletes what is no longer to be kept; within the caller's transaction.</summary>
internal static class Forgetting
{
    /// <summary>Everything of a user; how many turns, replies, verdicts, subscriptions and opinions that were.</summary>
    public static async Task<int> OfUserAsync(Session session, string user)
    {
        var turns = await TurnStore.ForgetAsync(session, user).ConfigureAwait(false);
        var verdicts = await session.ExecuteAsync("DELETE FROM verdict WHERE person = $1", user).ConfigureAwait(false);
        await session.ExecuteAsync("DELETE FROM verdict WHERE reply IN (SELECT id FROM reply WHERE person = $1)", user).ConfigureAwait(false);
        await session.ExecuteAsync("DELETE FROM message WHERE reply IN (SELECT id FROM reply WHERE person = $1)", user).ConfigureAwait(false);
        var replies = await session.ExecuteAsync("DELETE FROM reply WHERE person = $1", user).ConfigureAwait(false);
        await session.ExecuteAsync("DELETE FROM pending WHERE person = $1", user).ConfigureAwait(false);
        await session.ExecuteAsync("DELETE FROM confirmation WHERE owner = $1", user).ConfigureAwait(false);
        var opinions = await session.ExecuteAsync("DELETE FROM opinion WHERE person = $1", user).ConfigureAwait(false);
        var subscriptions = await SubscriptionStore.DeleteAsync(session, "SELECT id FROM subscription WHERE owner = $1 FOR UPDATE", user).ConfigureAwait(false);
        return turns + replies + verdicts + opinions + subscriptions;
    }

    /// <summary>A place and all within it: those whose names begin with its own and a slash.</summary>
    public static async Task<int> OfPlaceAsync(Session session, string place)
    {
        // A range in place of LIKE: it uses the index, and no character of a place means anything. '0' is the character behind '/'.
        var (first, end) = (place + "/", place + "0");
        await session.ExecuteAsync(
            "DELETE FROM verdict WHERE reply IN (SELECT id FROM reply WHERE place = $1 OR (place >= $2 AND place < $3))", place, first, end).ConfigureAwait(false);
        await session.ExecuteAsync(
            "DELETE FROM message WHERE reply IN (SELECT id FROM reply WHERE place = $1 OR (place >= $2 AND place < $3))", place, first, end).ConfigureAwait(false);
        await session.ExecuteAsync("DELETE FROM activity WHERE place = $1 OR (place >= $2 AND place < $3)", place, first, end).ConfigureAwait(false);
        var subscriptions = await SubscriptionStore.DeleteAsync(
            session, "SELECT id FROM subscription WHERE place_kind = $4 AND (address = $1 OR (address >= $2 AND address < $3)) FOR UPDATE", place, first, end, (int)PlaceKind.Channel).ConfigureAwait(false);
        return subscriptions
            + await session.ExecuteAsync("DELETE FROM reply WHERE place = $1 OR (place >= $2 AND place < $3)", place, first, end).ConfigureAwait(false)
            + await session.ExecuteAsync("DELETE FROM turn WHERE place = $1 OR (place >= $2 AND place < $3)", place, first, end).ConfigureAwait(false);
    }

    /// <summary>What is older; judged replies have a time limit of their own.</summary>
    public static async Task<int> OlderAsync(Session session, long before, long judgedBefore)
    {
        var turns = await session.ExecuteAsync("DELETE FROM turn WHERE at < $1", before).ConfigureAwait(false);
        await session.ExecuteAsync("DELETE FROM pending WHERE at < $1", before).ConfigureAwait(false);
        var replies = await session.ExecuteAsync(
                "DELETE FROM reply WHERE at < $1 AND NOT EXISTS (SELECT 1 FROM verdict WHERE verdict.reply = reply.id)", before).ConfigureAwait(false)
            + await session.ExecuteAsync("DELETE FROM reply WHERE at < $1 AND EXISTS (SELECT 1 FROM verdict WHERE verdict.reply = reply.id)", judgedBefore).ConfigureAwait(false);
        await session.ExecuteAsync("DELETE FROM verdict WHERE NOT EXISTS (SELECT 1 FROM reply WHERE reply.id = verdict.reply)").ConfigureAwait(false);

        // A message may be linked a moment before its reply is kept; only what has long had no reply is let go.
        await session.ExecuteAsync("DELETE FROM message WHERE at < $1 AND NOT EXISTS (SELECT 1 FROM reply WHERE reply.id = message.reply)", before).ConfigureAwait(false);
        return turns + replies;
    }
}
