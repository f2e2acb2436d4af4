namespace PaperBot.Digests;

/// <summary>Subscriptions as the JSON that every store keeps of them, with a version; what is of another version, or is no such JSON, reads as null.</summary>
public static class SubscriptionJson
{
    /// <summary>What is kept of a subscription.</summary>
    public static string Write(Subscription subscription) => throw new NotImplementedException($"{subscription}");

    /// <summary>Reads a subscription back; null when <paramref name="json"/> is none.</summary>
    public static Subscription? Read(string json) => throw new NotImplementedException(json);
}
