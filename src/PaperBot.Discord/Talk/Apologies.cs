using Microsoft.Extensions.Logging;
using PaperBot.Conversations;
using PaperBot.Discord.Http;
using PaperBot.Discord.Messages;
using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Talk;

/// <summary>Tells those whose requests a crash cut off, once, and only where no answer stands.</summary>
internal sealed partial class Apologies(BotParts parts, Memory memory, ILogger<Apologies> logger)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(10);

    /// <summary>The requests that were under way when the bot ended; to be read before new ones come in.</summary>
    public async Task<IReadOnlyList<PendingRequest>> ReadAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<PendingRequest> pending = [];
        await memory.DoAsync("read what is pending", async token => pending = await parts.State.GetPendingAsync(token).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        return pending;
    }

    /// <summary>Apologises for each.</summary>
    public async Task ApologiseAsync(IReadOnlyList<PendingRequest> pending, CancellationToken cancellationToken)
    {
        foreach (var request in pending)
        {
            try
            {
                await ApologiseAsync(request, cancellationToken).ConfigureAwait(false);
            }
            catch (DiscordException exception)
            {
                Log.NotTold(logger, exception, request.Id);
            }

            await memory.EndAsync(request.Id, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task ApologiseAsync(PendingRequest request, CancellationToken cancellationToken)
    {
        var sorry = Notice.Of(Notices.Restarted, isPrivate: false);
        switch (ReplyAddress.Read(request.Address))
        {
            case { Interaction: { } id, Application: { } application, InteractionToken: { } interactionToken } when parts.Time.GetUtcNow() - request.At < Lifetime:
                var interaction = new Interaction { Id = id, ApplicationId = application, Token = interactionToken };
                if (IsUnfinished(await parts.Api.GetResponseAsync(interaction, cancellationToken).ConfigureAwait(false)))
                    await parts.Api.EditResponseAsync(interaction, Sending.AsEdit(sorry), cancellationToken).ConfigureAwait(false);
                break;
            case { Channel: { } channel, Message: not null, Shown: { } shown }:
                if (IsUnfinished(await parts.Api.GetMessageAsync(channel, shown, cancellationToken).ConfigureAwait(false)))
                    await parts.Api.EditMessageAsync(channel, shown, Sending.AsEdit(sorry), cancellationToken).ConfigureAwait(false);
                break;
            case { Channel: { } channel, Message: { } asked }:
                await ReplyAsync(channel, asked, sorry, cancellationToken).ConfigureAwait(false);
                break;
        }
    }

    /// <summary>With the nonce of the answer: had that been sent shortly before, it comes back in place of a second message.</summary>
    private async Task ReplyAsync(Snowflake channel, Snowflake asked, MessageBody sorry, CancellationToken cancellationToken)
    {
        var body = sorry with { Nonce = Sending.Nonce('m', asked, 0), EnforceNonce = true, MessageReference = new MessageReference { MessageId = asked, FailIfNotExists = false } };
        var sent = await parts.Api.CreateMessageAsync(channel, body, cancellationToken).ConfigureAwait(false);
        if (IsUnfinished(sent)) await parts.Api.EditMessageAsync(channel, sent.Id, Sending.AsEdit(sorry), cancellationToken).ConfigureAwait(false);
    }

    private static bool IsUnfinished(Message message) =>
        (message.Flags ?? MessageFlags.None).HasFlag(MessageFlags.Loading)
        || message.Components.SelectMany(row => row.Components ?? []).Any(component => CustomId.Parse(component.CustomId) is { Action: ButtonAction.Cancel });

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "The person who made request {Id} could not be told that it was cut off.")]
        public static partial void NotTold(ILogger logger, Exception exception, string id);
    }
}
