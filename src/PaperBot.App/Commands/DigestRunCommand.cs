using System.CommandLine;
using System.Globalization;
using PaperBot.App.Json;
using PaperBot.App.Libraries;
using PaperBot.Conversations;
using PaperBot.Digests;
using PaperBot.Digests.Delivering;
using PaperBot.Indexing;

namespace PaperBot.App.Commands;

/// <summary><c>paperbot digest run</c>: makes and delivers what is due, without Discord: for folders and e-mail.</summary>
internal static class DigestRunCommand
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);
    private static readonly Option<bool> Once = new("--once") { Description = "One pass, for cron; otherwise until it is stopped" };

    public static Command Create(GlobalOptions global)
    {
        var command = new Command("run", "Makes and delivers the digests that are due, without Discord") { Once };
        global.SetAction(command, RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, ParseResult result, CancellationToken cancellationToken)
    {
        var digests = await OpenDigests.OpenAsync(context, cancellationToken).ConfigureAwait(false);
        await using var closing = digests.ConfigureAwait(false);
        var mail = OpenMail.Of(context, digests);
        await using var closingMail = mail.ConfigureAwait(false);
        var pass = digests.Pass(new DigestCarriers([new FolderCarrier(), .. mail.Carriers]));
        var holder = DigestPass.NewHolder();
        if (result.GetValue(Once)) return await PassAsync(context, pass, holder, digests, isOnly: true, cancellationToken).ConfigureAwait(false);
        await mail.Unsubscribing.StartAsync(cancellationToken).ConfigureAwait(false);
        context.Screen.Note("Digests are sent when they are due; Ctrl-C stops.");
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await PassAsync(context, pass, holder, digests, isOnly: false, cancellationToken).ConfigureAwait(false);
            }
            catch (BotStateException exception)
            {
                await ErrorLog.WriteAsync(context.Data, exception).ConfigureAwait(false);
                context.Screen.Error(exception.Message);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                break;
            }

            await Task.Delay(Rest, context.Time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return ExitCode.Done;
    }

    private static async Task<int> PassAsync(CommandContext context, DigestPass pass, string holder, OpenDigests digests, bool isOnly, CancellationToken cancellationToken)
    {
        await ReadFeedsAsync(context, digests, cancellationToken).ConfigureAwait(false);
        var report = await pass.RunAsync(holder, cancellationToken).ConfigureAwait(false);
        var (delivered, failures) = (report.Delivered, report.Prepared.Failures.Concat(report.Delivered.Failures).ToList());
        foreach (var failure in failures) await ErrorLog.WriteAsync(context.Data, failure).ConfigureAwait(false);
        if (context.Screen.Json && (isOnly || report.Prepared.Due + delivered.Delivered + delivered.PutOff > 0)) JsonOutput.Write(context.Screen.Output, DigestPassJson.Of(report));
        else if (!context.Screen.Json && (isOnly || delivered.Delivered > 0))
            context.Screen.Note(delivered.Delivered switch
            {
                0 => "No digest was due.",
                1 => "1 digest was delivered.",
                var count => string.Create(CultureInfo.InvariantCulture, $"{count:N0} digests were delivered."),
            });
        foreach (var sentence in failures.Select(failure => failure is DigestCarryException or PaperIndexException ? failure.Message : "A digest could not be made or delivered; it is tried again later.").Distinct())
            context.Screen.Error(sentence);
        return failures.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    /// <summary>A feed that cannot be read keeps no digest from being sent.</summary>
    private static async Task ReadFeedsAsync(CommandContext context, OpenDigests digests, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var report in await DueFeeds.ReadAsync(context, digests.State.Feeds, cancellationToken).ConfigureAwait(false))
            {
                if (report.Failure is { } failure) await ErrorLog.WriteAsync(context.Data, failure).ConfigureAwait(false);
                if (report.Trouble is { } trouble) context.Screen.Error($"{report.Feed}: {trouble}");
                else context.Screen.Note(string.Create(CultureInfo.InvariantCulture, $"{report.Feed}: {report.Read:N0} papers read, {report.New:N0} new."));
            }
        }
        catch (PaperIndexException exception)
        {
            await ErrorLog.WriteAsync(context.Data, exception).ConfigureAwait(false);
            context.Screen.Error(exception.Message);
        }
    }
}
