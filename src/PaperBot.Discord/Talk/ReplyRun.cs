using Microsoft.Extensions.Logging;
using PaperBot.Conversations;
using PaperBot.Discord.FairUse;
using PaperBot.Discord.Http;
using PaperBot.Discord.Messages;
using PaperBot.Indexing;

namespace PaperBot.Discord.Talk;

/// <summary>Something asked → its reply, shown while it is made and kept when it is done. Whatever happens, people get an answer or one sentence that says why not.</summary>
internal sealed partial class ReplyRun(BotParts parts, AnswerFloor floor, Memory memory, ReplyShowing showing, ILogger<ReplyRun> logger)
{
    private static readonly TimeSpan LastWord = TimeSpan.FromSeconds(30);

    /// <summary>Replies to <paramref name="asking"/> at <paramref name="target"/>; ends <paramref name="running"/> and <paramref name="address"/>'s pending request.</summary>
    public async Task RunAsync(Asking asking, IReplyTarget target, RunningRequest running, ReplyAddress address)
    {
        var begun = memory.BeginAsync(address.Pending(asking.Visitor.User, asking.At), CancellationToken.None);
        var look = new ReplyLook(asking.ReplyId) { IsPrivate = asking.IsPrivate, IsInConversation = asking.IsInConversation, Asked = asking.ShowsTyped ? asking.Typed : null };
        var (kind, outcome) = ("ask", "failed");
        TalkMetrics.Began();
        if (parts.Options.LogTexts) Log.Text(logger, running.Id, asking.Typed);
        try
        {
            outcome = await AnswerAsync(asking, target, running, look, read => kind = read).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            outcome = await ExplainAsync(exception, target, running, look).ConfigureAwait(false);
        }
        finally
        {
            TalkMetrics.Ended();
            TalkMetrics.Asked(kind, asking.Source, outcome);
            Log.Ended(logger, running.Id, kind, asking.Source, outcome, (parts.Time.GetUtcNow() - asking.At).TotalMilliseconds);
            using (running) await EndAsync(begun, running.Id).ConfigureAwait(false);
        }
    }

    private async Task EndAsync(Task begun, string id)
    {
        await begun.ConfigureAwait(false);
        await memory.EndAsync(id, CancellationToken.None).ConfigureAwait(false);
    }

    private async Task<string> AnswerAsync(Asking asking, IReplyTarget target, RunningRequest running, ReplyLook look, Action<string> read)
    {
        var (request, conversation, made) = await MakeAsync(asking, target, running, look, read).ConfigureAwait(false);
        running.Token.ThrowIfCancellationRequested();
        var reply = await showing.ShowAsync(asking, request, conversation, made, target, look).ConfigureAwait(false);
        return ReplyShowing.AnswerOf(reply) is { NoAnswer.IsRecord: false } ? "refused" : "answered";
    }

    private async Task<(Request Request, Conversation Conversation, Reply Reply)> MakeAsync(Asking asking, IReplyTarget target, RunningRequest running, ReplyLook look, Action<string> read)
    {
        await using var live = new LiveReply(target, look, running, LivePace.Default, parts.Time);
        live.Start();
        var conversation = await memory.ConversationAsync(asking.From ?? asking.Place, running.Token).ConfigureAwait(false);
        if (asking.About is { } about && await about(running.Token).ConfigureAwait(false) is { } turn) conversation = Conversation.Of([.. conversation.Turns, turn]);
        var request = asking.Read(conversation);
        read(Kind(request));
        return (request, conversation, await ComputeAsync(asking, request, conversation, live, running.Token).ConfigureAwait(false));
    }

    private async Task<Reply> ComputeAsync(Asking asking, Request request, Conversation conversation, LiveReply live, CancellationToken cancellationToken)
    {
        var user = Quotas.UserKey(asking.Visitor);
        TalkMetrics.WaitBegan();
        AnswerSeat seat;
        try
        {
            seat = await floor.EnterAsync(user, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            TalkMetrics.WaitEnded();
        }

        using (seat)
        {
            var progress = new SeatedProgress(live, seat);
            return await parts.Assistant.ReplyAsync(request, conversation, new ReplyOptions(parts.Options.Sources) { User = user, Progress = progress }, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<string> ExplainAsync(Exception exception, IReplyTarget target, RunningRequest running, ReplyLook look)
    {
        var (sentence, outcome) = Explain(exception, running);
        if (outcome == "failed") Log.Failed(logger, exception, running.Id);
        if (sentence is null) return outcome;
        using var soon = new CancellationTokenSource(LastWord, parts.Time);
        try
        {
            await target.FinishAsync(isPlain => [CancelledMessage.Of(sentence, look with { IsPlain = isPlain })], soon.Token).ConfigureAwait(false);
        }
        catch (Exception last) when (last is DiscordException or OperationCanceledException)
        {
            Log.NotTold(logger, last, running.Id);
        }

        return outcome;
    }

    private (string? Sentence, string Outcome) Explain(Exception exception, RunningRequest running)
    {
        switch (running.Stopped, exception)
        {
            case (StopReason.Cancelled, _): return (Notices.Cancelled, "cancelled");
            case (StopReason.Stopping, _): return (Notices.Restarted, "stopped");
            case (StopReason.PlaceGone, _): return (null, "gone");
            case (_, DiscordException { Kind: DiscordErrorKind.NotFound or DiscordErrorKind.InteractionGone or DiscordErrorKind.Forbidden } gone):
                Log.CannotShow(logger, gone.Kind, running.Id);
                return (null, "gone");
            case (_, IndexUnreachableException away):
                Log.Unreachable(logger, away, running.Id);
                return (Notices.LibraryUnreachable, "unreachable");
            case (_, PaperIndexException): return (Notices.LibraryUnreadable, "failed");
            default: return (Sentences.Failed(running.Id), "failed");
        }
    }

    internal static string Kind(Request request) => request.Intent.ToString().ToLowerInvariant();

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Request {Id}, {Kind} by {Source}, was {Outcome} after {Milliseconds:0} ms.")]
        public static partial void Ended(ILogger logger, string id, string kind, string source, string outcome, double milliseconds);

        [LoggerMessage(LogLevel.Information, "Request {Id} says: {Text}")]
        public static partial void Text(ILogger logger, string id, string text);

        [LoggerMessage(LogLevel.Warning, "Request {Id} could not be answered: the library cannot be reached.")]
        public static partial void Unreachable(ILogger logger, Exception exception, string id);

        [LoggerMessage(LogLevel.Error, "Request {Id} failed.")]
        public static partial void Failed(ILogger logger, Exception exception, string id);

        [LoggerMessage(LogLevel.Warning, "The person who made request {Id} could not be told of its end.")]
        public static partial void NotTold(ILogger logger, Exception exception, string id);

        [LoggerMessage(LogLevel.Information, "The reply to request {Id} has no place any more ({Kind}).")]
        public static partial void CannotShow(ILogger logger, DiscordErrorKind kind, string id);
    }
}
