using System.Security.Cryptography;
using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Http;

/// <summary>A message as each endpoint takes it: what an endpoint does not know is left out, so that one body serves all.</summary>
internal static class BodyForms
{
    private const int MostNonceCharacters = 25;

    /// <summary>For a new message: with a nonce that Discord enforces, so that sending it again gives no second message.</summary>
    /// <exception cref="ArgumentException">The nonce is longer than 25 characters.</exception>
    public static MessageBody ForCreation(MessageBody body)
    {
        if (body.Nonce?.Length > MostNonceCharacters) throw new ArgumentException("A nonce has at most 25 characters.", nameof(body));
        return body with { Nonce = body.Nonce ?? NewNonce(), EnforceNonce = true };
    }

    /// <summary>For a follow-up and a first response, which know neither nonce nor reply.</summary>
    public static MessageBody ForInteraction(MessageBody body) => body with { Nonce = null, EnforceNonce = null, MessageReference = null };

    /// <summary>For an edit, which can only switch link previews: other flags stay as they are.</summary>
    public static MessageBody ForEdit(MessageBody body) => ForInteraction(body) with
    {
        Flags = body.Flags is null or MessageFlags.None ? body.Flags : (body.Flags & MessageFlags.SuppressEmbeds) is MessageFlags.SuppressEmbeds and var kept ? kept : null,
    };

    /// <summary>For a first response of any kind.</summary>
    public static InteractionResponse ForResponse(InteractionResponse response) => response.Data is not MessageBody body
        ? response
        : response with { Data = response.Type == InteractionResponseKind.UpdateMessage ? ForEdit(body) : ForInteraction(body) };

    // Twelve bytes are 24 characters.
    private static string NewNonce() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));
}
