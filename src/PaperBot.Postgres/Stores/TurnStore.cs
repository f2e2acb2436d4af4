using PaperBot.Conversations;
using PaperBot.Postgres.Server;

namespace PaperBot.Postgres.Stores;

/// <summary>The turns of conversations; writing happens within the caller's transaction.</summary>
internal static class TurnStore
{
    public static async Task<Conversation> ReadAsync(Session session, string place) =>
        Conversation.Of((await RowsAsync(session, place).ConfigureAwait(false)).Select(row => row.Turn).OfType<Turn>());

    /// <summary>Adds a turn and lets go of those for which there is no room any more; how many these were.</summary>
    public static async Task<int> AddAsync(Session session, string place, string user, Turn turn, long at)
    {
        await session.ExecuteAsync("INSERT INTO turn (place, person, at, content) VALUES ($1, $2, $3, $4)", place, user, at, KeptJson.Write(turn)).ConfigureAwait(false);
        return await session.ExecuteAsync(
            "DELETE FROM turn WHERE place = $1 AND number <= (SELECT number FROM turn WHERE place = $1 ORDER BY number DESC LIMIT 1 OFFSET $2)",
            place, Conversation.MaxTurns).ConfigureAwait(false);
    }

    /// <summary>Deletes the user's turns, which it counts, and those of others that lean on them: they repeat what the user said.</summary>
    public static async Task<int> ForgetAsync(Session session, string user)
    {
        var forgotten = 0;
        foreach (var place in await session.ReadAsync("SELECT DISTINCT place FROM turn WHERE person = $1", row => row.Text(0), user).ConfigureAwait(false))
        {
            var (leans, numbers) = (false, new List<long?>());
            foreach (var (number, speaker, turn) in await RowsAsync(session, place).ConfigureAwait(false))
            {
                var isUsers = speaker == user;
                leans = isUsers || (leans && turn is not null && turn.Root != turn.StandAlone);
                if (leans) numbers.Add(number);
                if (isUsers) forgotten++;
            }

            await session.ExecuteAsync("DELETE FROM turn WHERE number = ANY($1)", [numbers.ToArray()]).ConfigureAwait(false);
        }

        return forgotten;
    }

    private static Task<List<(long Number, string User, Turn? Turn)>> RowsAsync(Session session, string place) => session.ReadAsync(
        "SELECT number, person, content FROM turn WHERE place = $1 ORDER BY number", row => (row.Long(0), row.Text(1), KeptJson.ReadTurn(row.Text(2))), place);
}
