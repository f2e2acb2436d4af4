using Microsoft.AspNetCore.Http;

namespace PaperBot.Qdrant.Tests.Http;

/// <summary>One scripted behaviour of the server.</summary>
internal sealed record Reply(Func<HttpContext, ScriptedQdrant, Task> Send)
{
    /// <summary>A success as Qdrant writes it, with fields that nobody asked for.</summary>
    public static Reply Ok(string result) => Json(200, $$"""{"usage":{"hardware":null},"result":{{result}},"status":"ok","time":0.001}""");

    /// <summary>What a write is answered with.</summary>
    public static Reply Written => Ok("""{"operation_id":7,"status":"completed"}""");

    /// <summary>An error as Qdrant writes it.</summary>
    public static Reply Error(int status, string error, params (string Name, string Value)[] headers) =>
        Text(status, "application/json", $$"""{"status":{"error":{{System.Text.Json.JsonSerializer.Serialize(error)}}},"time":0.0}""", headers);

    public static Reply Json(int status, string body) => Text(status, "application/json", body);

    public static Reply Text(int status, string type, string body, params (string Name, string Value)[] headers) => new(async (context, _) =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        foreach (var (name, value) in headers) context.Response.Headers[name] = value;
        await context.Response.WriteAsync(body);
    });

    /// <summary>Tears the connection down, after the beginning of an answer when one is given.</summary>
    public static Reply Drop(string beginning = "") => new(async (context, _) =>
    {
        if (beginning.Length > 0)
        {
            context.Response.ContentLength = 1000;
            await context.Response.WriteAsync(beginning);
            await context.Response.Body.FlushAsync();
        }

        context.Abort();
    });

    /// <summary>Nothing until the client goes away.</summary>
    public static Reply Silence => new(async (context, server) =>
    {
        using var gone = context.RequestAborted.Register(() => server.Abandoned.TrySetResult());
        server.Waiting.TrySetResult();
        await server.Abandoned.Task;
    });

    /// <summary>Goes on until the client goes away.</summary>
    public static Reply Endless => new(async (context, server) =>
    {
        var bytes = new byte[1024 * 1024];
        try
        {
            while (!context.RequestAborted.IsCancellationRequested) await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
        }

        server.Abandoned.TrySetResult();
    });
}
