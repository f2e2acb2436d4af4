using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace PaperBot.OpenAI.Tests;

/// <summary>One scripted behaviour of the server.</summary>
internal sealed record Reply(Func<HttpContext, ScriptedServer, Task> Send)
{
    public const string Done = "data: [DONE]\n\n";

    /// <summary>A piece of an answer in llama-server's shape.</summary>
    public static string Piece(string text) => Event($$$"""{"choices":[{"finish_reason":null,"index":0,"delta":{"content":{{{JsonSerializer.Serialize(text)}}}}}],"created":1,"id":"chatcmpl-1","model":"tiny","object":"chat.completion.chunk"}""");

    /// <summary>A piece of the thoughts.</summary>
    public static string Thought(string text, string field = "reasoning_content") =>
        Event($$$"""{"choices":[{"index":0,"delta":{"content":null,"{{{field}}}":{{{JsonSerializer.Serialize(text)}}}}}]}""");

    public static string Finish(string reason = "stop") => Event($$$"""{"choices":[{"finish_reason":"{{{reason}}}","index":0,"delta":{}}],"id":"chatcmpl-1","model":"tiny"}""");

    public static string Usage(int input, int output) =>
        Event($$$"""{"choices":[],"usage":{"prompt_tokens":{{{input}}},"completion_tokens":{{{output}}},"total_tokens":{{{input + output}}} ,"prompt_tokens_details":{"cached_tokens":3} } }""");

    public static string Event(string json) => $"data: {json}\n\n";

    /// <summary>A complete answer of one piece.</summary>
    public static Reply Answer(string text) => Stream(Piece(text), Finish(), Done);

    /// <summary>Sends each part by itself.</summary>
    public static Reply Stream(params string[] parts) => Bytes([.. parts.Select(Encoding.UTF8.GetBytes)]);

    public static Reply Bytes(params byte[][] parts) => new(async (context, _) =>
    {
        await BeginAsync(context);
        foreach (var part in parts) await PartAsync(context, part);
    });

    /// <summary>Sends the parts, then nothing until the client goes away.</summary>
    public static Reply ThenSilence(params string[] parts) => new(async (context, server) =>
    {
        if (parts.Length > 0) await BeginAsync(context);
        foreach (var part in parts) await PartAsync(context, Encoding.UTF8.GetBytes(part));
        await SilenceAsync(context, server);
    });

    /// <summary>Sends the parts, then tears the connection down.</summary>
    public static Reply ThenDrop(params string[] parts) => new(async (context, _) =>
    {
        if (parts.Length > 0) await BeginAsync(context);
        foreach (var part in parts) await PartAsync(context, Encoding.UTF8.GetBytes(part));
        context.Abort();
    });

    /// <summary>Sends the parts, and tears the connection down once the test has seen them (a torn connection loses what is on its way).</summary>
    public static Reply ThenDropWhenSeen(params string[] parts) => new(async (context, server) =>
    {
        await BeginAsync(context);
        foreach (var part in parts) await PartAsync(context, Encoding.UTF8.GetBytes(part));
        await server.Seen.Task;
        context.Abort();
    });

    /// <summary>Goes on until the client goes away.</summary>
    public static Reply Endless(string part) => new(async (context, server) =>
    {
        await BeginAsync(context);
        try
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            while (true) await PartAsync(context, bytes);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            server.Abandoned.TrySetResult();
        }
    });

    public static Reply Json(int status, string body, params (string Name, string Value)[] headers) => Text(status, "application/json; charset=utf-8", body, headers);

    public static Reply Text(int status, string type, string body, params (string Name, string Value)[] headers) => new(async (context, _) =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        foreach (var (name, value) in headers) context.Response.Headers[name] = value;
        await context.Response.WriteAsync(body);
    });

    /// <summary>What the reply is depends on what was asked.</summary>
    public static Reply To(Func<Asked, Reply> choose) => new((context, server) => choose(server.Requests[^1]).Send(context, server));

    private static Task BeginAsync(HttpContext context)
    {
        context.Response.ContentType = "text/event-stream";
        return context.Response.StartAsync(context.RequestAborted);
    }

    private static async Task PartAsync(HttpContext context, byte[] part)
    {
        await context.Response.Body.WriteAsync(part, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        context.RequestAborted.ThrowIfCancellationRequested();
    }

    private static async Task SilenceAsync(HttpContext context, ScriptedServer server)
    {
        using var gone = context.RequestAborted.Register(() => server.Abandoned.TrySetResult());
        await server.Abandoned.Task;
    }
}
