using System.Security.Cryptography;
using System.Text;
using PaperBot.Digests;
using PaperBot.Postgres.Server;

namespace PaperBot.Postgres.Stores;

/// <summary>Confirmations of addresses, and when codes were sent; writing happens within the caller's transaction.</summary>
internal static class ConfirmationStore
{
    /// <summary>Keeps a confirmation; a new time of sending is one more code sent.</summary>
    public static async Task<int> SaveAsync(Session session, AddressConfirmation confirmation)
    {
        var sentAt = confirmation.SentAt.ToUnixTimeMilliseconds();
        var before = await session.NumberAsync(
            "SELECT sent_at FROM confirmation WHERE owner = $1 AND address = $2 FOR UPDATE", confirmation.Owner, confirmation.Address).ConfigureAwait(false);
        if (before != sentAt)
        {
            await session.ExecuteAsync("INSERT INTO sent_code (address_hash, at) VALUES ($1, $2)", Hash(confirmation.Address), sentAt).ConfigureAwait(false);
            await session.ExecuteAsync("DELETE FROM sent_code WHERE at < $1", sentAt - (long)IDigestState.CodesCountedFor.TotalMilliseconds).ConfigureAwait(false);
        }

        return await session.ExecuteAsync(
            """
            INSERT INTO confirmation (owner, address, code_hash, sent_at, wrong_codes, confirmed_at) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (owner, address) DO UPDATE SET code_hash = excluded.code_hash, sent_at = excluded.sent_at, wrong_codes = excluded.wrong_codes,
                confirmed_at = excluded.confirmed_at
            """,
            confirmation.Owner, confirmation.Address, confirmation.CodeHash, sentAt, confirmation.WrongCodes, confirmation.ConfirmedAt?.ToUnixTimeMilliseconds()).ConfigureAwait(false);
    }

    public static Task<AddressConfirmation?> GetAsync(Session session, string owner, string address) => session.FirstAsync(
        "SELECT code_hash, sent_at, wrong_codes, confirmed_at FROM confirmation WHERE owner = $1 AND address = $2",
        row => (AddressConfirmation?)new AddressConfirmation(owner, address, row.Text(0), row.Time(1)) { WrongCodes = row.Int(2), ConfirmedAt = row.TimeOrNull(3) },
        owner, address);

    public static async Task<int> CountCodesAsync(Session session, string address, long since) =>
        (int)(await session.NumberAsync("SELECT count(*) FROM sent_code WHERE address_hash = $1 AND at >= $2", Hash(address), since).ConfigureAwait(false) ?? 0);

    // What is counted outlives who is forgotten, or else forgetting would lift the limit; so the address itself is not kept with it.
    private static string Hash(string address) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address)));
}
