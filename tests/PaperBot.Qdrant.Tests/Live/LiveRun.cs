using System.Text.Json;
using Xunit.Runner.InProc.SystemConsole;

namespace PaperBot.Qdrant.Tests.Live;

/// <summary>
/// <c>PaperBot.Qdrant.Tests live</c>: says which server it runs on, then runs every live test on it. Ends with 0 when all passed, 1 when one failed, 2 when no server
/// is named or it does not answer.
/// </summary>
internal static class LiveRun
{
    private const int NoServer = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static async Task<int> RunAsync(string[] options)
    {
        if (NamedServer.Missing is { } missing) return await RefuseAsync($"This {missing}.");
        try
        {
            using var http = new HttpClient { Timeout = Patience };
            if (NamedServer.Key is { } key) http.DefaultRequestHeaders.Add("api-key", key);
            using var answer = JsonDocument.Parse(await http.GetStringAsync(NamedServer.Url));
            Console.WriteLine($"{answer.RootElement.GetProperty("title").GetString()} {answer.RootElement.GetProperty("version").GetString()} at {NamedServer.Url}");
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException or JsonException or KeyNotFoundException)
        {
            return await RefuseAsync($"{NamedServer.Url} does not answer as a Qdrant server does: {exception.Message}");
        }

        return await ConsoleRunner.Run(["-trait", $"{TestServer.Category}={TestServer.Live}", .. options]) == 0 ? 0 : 1;
    }

    private static async Task<int> RefuseAsync(string sentence)
    {
        await Console.Error.WriteLineAsync(sentence);
        return NoServer;
    }
}
