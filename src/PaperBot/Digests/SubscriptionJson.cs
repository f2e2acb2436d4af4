using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;

namespace PaperBot.Digests;

/// <summary>Subscriptions as the JSON that every store keeps of them, with a version; what is of another version, or is no such JSON, reads as null.</summary>
public static class SubscriptionJson
{
    /// <summary>The version of the form; a change that an older PaperBot would misread raises it.</summary>
    public const int Version = 1;

    // Letters stay letters: what is kept is never put into a web page, where escaping them would matter.
    private static readonly SubscriptionJsonContext Context =
        new(new JsonSerializerOptions(SubscriptionJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>What is kept of a subscription.</summary>
    public static string Write(Subscription subscription) => JsonSerializer.Serialize(new VersionedSubscription(Version, subscription), Context.VersionedSubscription);

    /// <summary>Reads a subscription back; null when <paramref name="json"/> is none.</summary>
    public static Subscription? Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            return JsonSerializer.Deserialize(json, Context.VersionedSubscription) is { Version: Version, Subscription: var subscription } && IsWhole(subscription) ? subscription : null;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            // The latter is for text that is no well-formed UTF-16.
            return null;
        }
    }

    // The reader sees to members that are missing or null, but not to numbers in place of names.
    private static bool IsWhole(Subscription subscription) =>
        Enum.IsDefined(subscription.Interest.Kind) && Enum.IsDefined(subscription.Place.Kind) && Enum.IsDefined(subscription.Schedule.Rhythm)
        && subscription.Schedule.Day is >= IsoDayOfWeek.Monday and <= IsoDayOfWeek.Sunday
        && (subscription.Interest.Kind != InterestKind.LikePaper || subscription.Interest.Paper is not null);
}
