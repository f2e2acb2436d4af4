using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace PaperBot.App.Tests.Discord;

/// <summary>An OpenAI-compatible server on loopback that begins to write and then waits until it is let go.</summary>
internal sealed class HeldModel : IAsyncDisposable
{
    private const string Text = "LoRA freezes the pretrained weights [1].";

    private readonly TaskCompletionSource _letGo = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private LoopbackServer? _server;
    private int _asked;

    /// <summary>How the bot is told to use it.</summary>
    public string[] Settings => ["Model:Kind=OpenAI", $"Model:Url={_server!.Root}v1", "Model:Name=held"];

    /// <summary>How often it was asked to write.</summary>
    public int Asked => Volatile.Read(ref _asked);

    public static async Task<HeldModel> StartAsync()
    {
        var model = new HeldModel();
        model._server = await LoopbackServer.StartAsync(model.AnswerAsync);
        return model;
    }

    /// <summary>Lets it write to the end.</summary>
    public void LetGo() => _letGo.TrySetResult();

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Path == "/v1/models")
        {
            await context.Response.WriteAsJsonAsync(new { @object = "list", data = new[] { new { id = "held", @object = "model" } } });
            return;
        }

        if (context.Request.Path != "/v1/chat/completions")
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        Interlocked.Increment(ref _asked);
        context.Response.ContentType = "text/event-stream";
        await SendAsync(context, Text, finish: null);
        await _letGo.Task.WaitAsync(context.RequestAborted);
        await SendAsync(context, "", "stop");
        await context.Response.WriteAsync("data: [DONE]\n\n", context.RequestAborted);
    }

    private static async Task SendAsync(HttpContext context, string piece, string? finish)
    {
        await context.Response.WriteAsync("data: " + JsonSerializer.Serialize(new
        {
            id = "1", @object = "chat.completion.chunk", created = 1, model = "held", choices = new[] { new { index = 0, delta = new { content = piece }, finish_reason = finish } },
        }) + "\n\n", context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }
}
