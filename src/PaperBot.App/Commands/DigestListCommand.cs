using System.CommandLine;
using PaperBot.App.Json;
using PaperBot.App.Libraries;
using PaperBot.App.Terminal;
using PaperBot.Digests;

namespace PaperBot.App.Commands;

/// <summary><c>paperbot digest list</c>: the subscriptions made on the command line.</summary>
internal static class DigestListCommand
{
    public static Command Create(GlobalOptions global)
    {
        var command = new Command("list", "Lists subscriptions, and when their next digests come");
        global.SetAction(command, (context, _, cancellationToken) => RunAsync(context, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var digests = await OpenDigests.OpenAsync(context, cancellationToken).ConfigureAwait(false);
        await using var closing = digests.ConfigureAwait(false);
        var listed = await digests.Subscriptions.ListAsync(Subscription.LocalOwner, cancellationToken).ConfigureAwait(false);
        if (context.Screen.Json) JsonOutput.Write(context.Screen.Output, listed.Select(one => SubscriptionEntryJson.Of(one.Kept)));
        else SubscriptionView.Show(context.Screen, listed);
        return ExitCode.Done;
    }
}
