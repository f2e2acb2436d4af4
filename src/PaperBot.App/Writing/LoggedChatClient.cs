using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using PaperBot.App.Commands;
using PaperBot.App.Libraries;

namespace PaperBot.App.Writing;

/// <summary>Keeps the cause of a model's failure in the log, since users only read that the papers' own sentences were given instead.</summary>
internal sealed class LoggedChatClient(IChatClient inner, DataFolder data) : DelegatingChatClient(inner)
{
    /// <inheritdoc/>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var updates = base.GetStreamingResponseAsync(messages, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using var disposing = updates.ConfigureAwait(false);
        while (true)
        {
            try
            {
                if (!await updates.MoveNextAsync().ConfigureAwait(false)) yield break;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                await ErrorLog.WriteAsync(data, exception).ConfigureAwait(false);
                throw;
            }

            yield return updates.Current;
        }
    }
}
