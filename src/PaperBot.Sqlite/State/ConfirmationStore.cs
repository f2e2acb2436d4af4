using System.Security.Cryptography;
using System.Text;
using PaperBot.Digests;

namespace PaperBot.Sqlite.State;

/// <summary>Confirmations of addresses, and when codes were sent; writing happens within the caller's transaction.</summary>
internal static class ConfirmationStore
{
    /// <summary>Keeps a confirmation; a new time of sending is one more code sent.</summary>
    public static int Save(Database database, AddressConfirmation confirmation)
    {
        var sentAt = confirmation.SentAt.ToUnixTimeMilliseconds();
        if (database.Number("SELECT sent_at FROM confirmation WHERE owner = $1 AND address = $2", confirmation.Owner, confirmation.Address) != sentAt)
        {
            database.Execute("INSERT INTO sent_code (address_hash, at) VALUES ($1, $2)", Hash(confirmation.Address), sentAt);
            database.Execute("DELETE FROM sent_code WHERE at < $1", sentAt - (long)IDigestState.CodesCountedFor.TotalMilliseconds);
        }

        return database.Execute(
            "INSERT OR REPLACE INTO confirmation (owner, address, code_hash, sent_at, wrong_codes, confirmed_at) VALUES ($1, $2, $3, $4, $5, $6)",
            confirmation.Owner, confirmation.Address, confirmation.CodeHash, sentAt, confirmation.WrongCodes, confirmation.ConfirmedAt?.ToUnixTimeMilliseconds());
    }

    public static AddressConfirmation? Get(Database database, string owner, string address)
    {
        using var reader = database.Read(
            "SELECT code_hash, sent_at, wrong_codes, confirmed_at FROM confirmation WHERE owner = $1 AND address = $2", owner, address);
        if (!reader.Read()) return null;
        return new AddressConfirmation(owner, address, reader.Text(0), reader.Time(1))
        {
            WrongCodes = reader.Int(2),
            ConfirmedAt = reader.TimeOrNull(3),
        };
    }

    public static int CountCodes(Database database, string address, long since) =>
        (int)(database.Number("SELECT count(*) FROM sent_code WHERE address_hash = $1 AND at >= $2", Hash(address), since) ?? 0);

    // What is counted outlives who is forgotten, or else forgetting would lift the limit; so the address itself is not kept with it.
    private static string Hash(string address) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address)));
}
