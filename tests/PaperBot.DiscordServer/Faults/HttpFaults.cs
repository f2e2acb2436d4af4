using Microsoft.AspNetCore.Http;

namespace PaperBot.DiscordServer.Faults;

/// <summary>What goes wrong on the way of a request: rate limits of all scopes, failures of the server, slow and lost answers.</summary>
public sealed class HttpFaults
{
    private readonly List<string> _due = [];

    /// <summary>Answers in place of the world when a fault is due; false lets the request through.</summary>
    public Task<bool> TryAnswerAsync(RecordedRequest request, HttpContext context)
    {
        _ = (_due, request, context);
        return Task.FromResult(false);
    }

    /// <summary>Adds what is due after the world has answered.</summary>
    public Task AfterwardsAsync(RecordedRequest request, HttpContext context)
    {
        _ = (_due, request, context);
        return Task.CompletedTask;
    }
}
