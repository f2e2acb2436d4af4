using Microsoft.AspNetCore.Http;

namespace PaperBot.DiscordServer.World;

/// <summary>Serves uploaded files, as Discord's file host does: to whoever knows the address, and with no bot token.</summary>
internal static class FileEndpoint
{
    public static async Task AnswerAsync(WorldState state, RecordedRequest request, HttpContext context)
    {
        var steps = request.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (steps.Length != 4 || !ulong.TryParse(steps[2], out var id) || !state.Files.TryGetValue(id, out var file))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = file.ContentType ?? "application/octet-stream";
        context.Response.ContentLength = file.Bytes.LongLength;
        await context.Response.Body.WriteAsync(file.Bytes, context.RequestAborted).ConfigureAwait(false);
    }
}
