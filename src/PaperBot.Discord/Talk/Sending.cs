using PaperBot.Discord.Http;
using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Talk;

/// <summary>What sending a message needs besides its body.</summary>
internal static class Sending
{
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(9)];

    /// <summary>A body for an edit, of whose flags Discord takes one.</summary>
    public static MessageBody AsEdit(MessageBody body) => body with
    {
        Flags = body.Flags is { } flags && flags.HasFlag(MessageFlags.SuppressEmbeds) ? MessageFlags.SuppressEmbeds : null,
        Content = body.Content ?? "", Embeds = body.Embeds ?? [], Components = body.Components ?? [], Nonce = null, EnforceNonce = null, MessageReference = null,
    };

    /// <summary>The message in words alone.</summary>
    public static MessageBody WithoutFiles(MessageBody body) => body with { Files = [], Embeds = body.Embeds is { } embeds ? [.. embeds.Select(embed => embed with { Image = null })] : null };

    /// <summary>A body for a message of its own.</summary>
    public static MessageBody AsNew(MessageBody body, bool isPrivate)
    {
        var flags = (body.Flags ?? MessageFlags.None) & ~MessageFlags.Ephemeral;
        if (isPrivate) flags |= MessageFlags.Ephemeral;
        return body with { Flags = flags == MessageFlags.None ? null : flags };
    }

    /// <summary>The nonce of a part of the reply to <paramref name="id"/>: the same whenever it is sent, at most 25 characters.</summary>
    public static string Nonce(char kind, Snowflake id, int part) => FormattableString.Invariant($"{kind}{id}-{part % 100}");

    /// <summary>Sends what must not be lost: asked again some seconds later when Discord cannot be reached, if <paramref name="canRepeat"/> doubles nothing.</summary>
    public static async Task<T> PatientlyAsync<T>(Func<CancellationToken, Task<T>> send, bool canRepeat, TimeProvider time, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await send(cancellationToken).ConfigureAwait(false);
            }
            catch (DiscordException exception) when (canRepeat && attempt < Pauses.Length && exception.Kind is (DiscordErrorKind.Unavailable or DiscordErrorKind.RateLimited))
            {
                await Task.Delay(Pauses[attempt], time, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
