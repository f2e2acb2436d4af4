using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace PaperBot.Writing;

/// <summary>
/// Tells how many model tokens each request took, read and written, and for whom (<see cref="WritingHints.UserOf"/>). The figure is the client's own where it
/// tells one; otherwise, as when a stream is left before its end, one model token per four characters of the prompt and of what was written, reasoning included.
/// A request that ended before anything was written, in the queue for example, and of which no figure was told, took nothing.
/// </summary>
/// <param name="inner">The client that writes.</param>
/// <param name="charge">Hears of each request once, when it has ended: for whom (empty when that is unknown) and how many model tokens.</param>
public sealed class MeteredChatClient(IChatClient inner, Action<string, long> charge) : DelegatingChatClient(inner)
{
    private const int CharactersPerToken = 4;

    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ChatMessage[] asked = [.. messages];
        var response = await base.GetResponseAsync(asked, options, cancellationToken).ConfigureAwait(false);
        var written = response.Messages.SelectMany(message => message.Contents).Sum(Characters);
        Charge(asked, options, response.Usage, written);
        return response;
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ChatMessage[] asked = [.. messages];
        UsageDetails? usage = null;
        var written = 0L;
        try
        {
            await foreach (var update in base.GetStreamingResponseAsync(asked, options, cancellationToken).ConfigureAwait(false))
            {
                written += update.Contents.Sum(Characters);
                usage = update.Contents.OfType<UsageContent>().LastOrDefault()?.Details ?? usage;
                yield return update;
            }
        }
        finally
        {
            Charge(asked, options, usage, written);
        }
    }

    private void Charge(ChatMessage[] asked, ChatOptions? options, UsageDetails? usage, long written)
    {
        var tokens = Told(usage) ?? (written == 0 ? 0 : Tokens(asked.SelectMany(message => message.Contents).Sum(Characters)) + Tokens(written));
        if (tokens > 0) charge(WritingHints.UserOf(options), tokens);
    }

    private static long? Told(UsageDetails? usage) =>
        usage?.TotalTokenCount ?? (usage is { InputTokenCount: { } read, OutputTokenCount: { } written } ? read + written : null);

    private static long Tokens(long characters) => (characters + CharactersPerToken - 1) / CharactersPerToken;

    private static long Characters(AIContent content) => content switch
    {
        TextContent text => text.Text.Length,
        TextReasoningContent reasoning => reasoning.Text.Length,
        _ => 0,
    };
}
