using Microsoft.Extensions.AI;

namespace PaperBot.Writing;

/// <summary>What PaperBot tells a chat client, and hears from it, beyond the seam's own vocabulary; a client that does not know these keys ignores them.</summary>
public static class WritingHints
{
    private const string User = "paperbot.user";
    private const string Waiting = "paperbot.queue_position";

    /// <summary>Names the person on whose behalf <paramref name="options"/> ask, so that one person's requests do not keep others waiting.</summary>
    public static ChatOptions ForUser(this ChatOptions options, string? user)
    {
        if (user is not null) (options.AdditionalProperties ??= [])[User] = user;
        return options;
    }

    /// <summary>On whose behalf is asked; empty when that is unknown.</summary>
    public static string UserOf(ChatOptions? options) => options?.AdditionalProperties?.GetValueOrDefault(User) as string ?? "";

    /// <summary>An update without text: the request waits at <paramref name="position"/> (1 is next).</summary>
    public static ChatResponseUpdate QueuedAt(int position) => new() { AdditionalProperties = new AdditionalPropertiesDictionary { [Waiting] = position } };

    /// <summary>The place in the queue that <paramref name="update"/> tells of; null when it tells of none.</summary>
    public static int? QueuePosition(ChatResponseUpdate update) => update.AdditionalProperties?.GetValueOrDefault(Waiting) as int?;
}
