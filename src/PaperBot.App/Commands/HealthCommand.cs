using System.CommandLine;
using System.Net;
using PaperBot.App.Settings;

namespace PaperBot.App.Commands;

/// <summary><c>paperbot health</c>: whether the bot that runs with the same settings is ready, for containers, whose images hold no other program that could ask.</summary>
internal static class HealthCommand
{
    private const int MostAnswerCharacters = 2_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static Command Create(GlobalOptions global)
    {
        var command = new Command("health", "Asks the running bot at Health:Url whether it is ready; exit code 0 when it is");
        global.SetAction(command, (context, _, cancellationToken) => RunAsync(context, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var url = context.Settings.Host.HealthUrl ?? throw new UsageException("Health:Url is empty, so there is no bot to ask; give the address that it runs with.");
        var ready = new Uri(Reachable(url), "health/ready");
        try
        {
            using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(Patience);
            using var answer = await http.GetAsync(ready, limit.Token).ConfigureAwait(false);
            var told = await answer.Content.ReadAsStringAsync(limit.Token).ConfigureAwait(false);
            context.Screen.Line(told.Length > MostAnswerCharacters ? told[..MostAnswerCharacters] : told);
            return answer.StatusCode == HttpStatusCode.OK ? ExitCode.Done : ExitCode.Failed;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            context.Screen.Error($"No bot answers at {ready}; start it with paperbot run, or give its Health:Url.");
            return ExitCode.Failed;
        }
    }

    /// <summary>What listens on every address of the machine is asked on its loopback.</summary>
    private static Uri Reachable(Uri url) => url.Host switch
    {
        "0.0.0.0" => new UriBuilder(url) { Host = "127.0.0.1" }.Uri,
        "[::]" => new UriBuilder(url) { Host = "[::1]" }.Uri,
        _ => url,
    };
}
