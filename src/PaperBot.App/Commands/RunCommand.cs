using System.CommandLine;
using System.Runtime.ExceptionServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PaperBot.App.Hosting;
using PaperBot.App.Libraries;
using PaperBot.App.Settings;

namespace PaperBot.App.Commands;

/// <summary><c>paperbot run</c>: the Discord bot, until it is told to stop.</summary>
internal static class RunCommand
{
    private const int ThreadsToSpare = 8;

    public static Command Create(GlobalOptions global)
    {
        var command = new Command("run", "Runs the Discord bot, with health and metrics endpoints");
        global.SetAction(command, (context, _, cancellationToken) => RunAsync(context, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var settings = context.Settings.Discord;
        var botToken = settings.BotToken ?? throw new UsageException(
            "There is no bot token: make an application at https://discord.com/developers/applications, copy the token of its page Bot, and give it as Discord:TokenFile (a file) or as the environment variable PAPERBOT_Discord__Token.");
        context.Interrupts.GraceToStop = settings.Bot.StopGrace + BotHost.StopMargin;
        SpareThreads();
        context.Data.Create();
        using var alone = BotLock.Take(context.Data);
        var state = await OpenState.OpenAsync(context, cancellationToken).ConfigureAwait(false);
        await using var closing = state.ConfigureAwait(false);
        using var host = BotHost.Build(context, botToken, state);
        await ServeAsync(host, cancellationToken).ConfigureAwait(false);
        return ExitCode.Done;
    }

    /// <summary>Answers compute on pool threads; with as many to spare, acknowledgements and heartbeats find one at once when all processors are busy.</summary>
    private static void SpareThreads()
    {
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(Math.Max(workers, (2 * Environment.ProcessorCount) + ThreadsToSpare), ports);
    }

    /// <summary>Serves until told to stop, which is how a bot ends well, or until something fails for good.</summary>
    private static async Task ServeAsync(IHost host, CancellationToken cancellationToken)
    {
        try
        {
            await host.StartAsync(cancellationToken).ConfigureAwait(false);
            await host.WaitForShutdownAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Told to stop while it was starting.
        }

        if (host.Services.GetRequiredService<BotService>().Failure is { } failure) ExceptionDispatchInfo.Throw(failure);
    }
}
