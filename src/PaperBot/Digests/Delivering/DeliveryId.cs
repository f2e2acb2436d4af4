using System.Security.Cryptography;
using System.Text;
using PaperBot.Digests.Subscribing;

namespace PaperBot.Digests.Delivering;

/// <summary>Ids of deliveries: the same subscription and occurrence always have the same.</summary>
public static class DeliveryId
{
    private const int Characters = 16;

    /// <summary>The id of the delivery of an occurrence.</summary>
    public static string Of(string subscription, string occurrence)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{subscription}\n{occurrence}"));
        return string.Create(Characters, hash, (id, bytes) =>
        {
            for (var i = 0; i < id.Length; i++) id[i] = SubscriptionIds.Letters[bytes[i] % SubscriptionIds.Letters.Length];
        });
    }
}
