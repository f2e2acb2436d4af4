using Microsoft.AspNetCore.Http;
using PaperBot.QdrantServer.Http;

namespace PaperBot.QdrantServer.Faults;

/// <summary>What goes wrong on the way of a request, by rules.</summary>
public sealed class QdrantFaults
{
    private const string WebPage = "<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>";
    private readonly Lock _lock = new();
    private volatile IReadOnlyList<QdrantFault> _rules = [];

    /// <summary>Adds a rule; the first one that strikes decides. Gives it back, for its count.</summary>
    public QdrantFault Add(QdrantFault fault)
    {
        lock (_lock) _rules = [.. _rules, fault];
        return fault;
    }

    /// <summary>From now on nothing goes wrong.</summary>
    public void Clear()
    {
        lock (_lock) _rules = [];
    }

    /// <summary>Whether the request, of which only the head is known, is dropped unread.</summary>
    internal bool DropsUnread(RecordedRequest head) => _rules.FirstOrDefault(rule => rule.Kind == QdrantFaultKind.DroppedUnread && rule.Strikes(head)) is not null;

    /// <summary>Lets a request through to <paramref name="carryOut"/>, or lets it fail on the way there or back.</summary>
    internal async Task ServeAsync(RecordedRequest request, HttpContext context, Func<Answer> carryOut)
    {
        if (_rules.FirstOrDefault(rule => rule.Kind != QdrantFaultKind.DroppedUnread && rule.Strikes(request)) is not { } fault)
        {
            await SendAsync(context, carryOut()).ConfigureAwait(false);
            return;
        }

        switch (fault.Kind)
        {
            case QdrantFaultKind.Slow:
                await Task.Delay(fault.Delay, context.RequestAborted).ConfigureAwait(false);
                await SendAsync(context, carryOut()).ConfigureAwait(false);
                break;
            case QdrantFaultKind.Refused:
                await SendAsync(context, Refusal(fault)).ConfigureAwait(false);
                break;
            case QdrantFaultKind.Page:
                await SendAsync(context, Answer.Text(200, WebPage, "text/html")).ConfigureAwait(false);
                break;
            case QdrantFaultKind.Dropped:
                context.Abort();
                break;
            default:
                await SpoilAsync(context, fault, carryOut()).ConfigureAwait(false);
                break;
        }
    }

    internal static async Task SendAsync(HttpContext context, Answer answer)
    {
        Head(context, answer);
        context.Response.ContentLength = answer.Body.Length;
        await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted).ConfigureAwait(false);
    }

    private static async Task SpoilAsync(HttpContext context, QdrantFault fault, Answer answer)
    {
        switch (fault.Kind)
        {
            case QdrantFaultKind.SlowAnswer:
                await Task.Delay(fault.Delay, context.RequestAborted).ConfigureAwait(false);
                await SendAsync(context, answer).ConfigureAwait(false);
                break;
            case QdrantFaultKind.RefusedAfter:
                await SendAsync(context, Refusal(fault)).ConfigureAwait(false);
                break;
            case QdrantFaultKind.Malformed:
                await SendAsync(context, answer with { Body = answer.Body[..(answer.Body.Length / 2)] }).ConfigureAwait(false);
                break;
            case QdrantFaultKind.CutOff:
                Head(context, answer);
                context.Response.ContentLength = answer.Body.Length;
                await context.Response.Body.WriteAsync(answer.Body[..(answer.Body.Length / 2)], context.RequestAborted).ConfigureAwait(false);
                await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
                context.Abort();
                break;
            default:
                context.Abort();
                break;
        }
    }

    private static Answer Refusal(QdrantFault fault) => fault.Body is { } body
        ? Answer.Text(fault.Status, body) with { RetryAfterSeconds = fault.RetryAfterSeconds }
        : Answer.Error(System.Diagnostics.Stopwatch.GetTimestamp(), fault.Status, fault.Text, fault.RetryAfterSeconds);

    private static void Head(HttpContext context, Answer answer)
    {
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        if (answer.RetryAfterSeconds is { } seconds) context.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
