using System.CommandLine;
using PaperBot.App.Json;
using PaperBot.App.Libraries;
using PaperBot.App.Terminal;
using PaperBot.Digests;

namespace PaperBot.App.Commands;

/// <summary><c>paperbot digest now [ID]</c>: what has come since the last digest. It is a look ahead: the next digest holds it too.</summary>
internal static class DigestNowCommand
{
    private static readonly Argument<string?> Id = new("ID") { Description = "The subscription's id, or its beginning; all when none is named", Arity = ArgumentArity.ZeroOrOne };

    public static Command Create(GlobalOptions global)
    {
        var command = new Command("now", "Shows what has come since the last digest; the next one holds it too") { Id };
        global.SetAction(command, RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, ParseResult result, CancellationToken cancellationToken)
    {
        var digests = await OpenDigests.OpenAsync(context, cancellationToken).ConfigureAwait(false);
        await using var closing = digests.ConfigureAwait(false);
        IReadOnlyList<KeptSubscription> asked;
        if (result.GetValue(Id) is { } typed)
        {
            var found = await digests.Subscriptions.FindAsync(typed, Subscription.LocalOwner, managed: null, cancellationToken).ConfigureAwait(false);
            if (found.Kept is null)
            {
                context.Screen.Error(found.Sentence);
                return ExitCode.Failed;
            }

            asked = [found.Kept];
        }
        else
        {
            asked = [.. (await digests.Subscriptions.ListAsync(Subscription.LocalOwner, cancellationToken).ConfigureAwait(false)).Select(one => one.Kept)];
        }

        if (asked.Count == 0) context.Screen.Note("There are no subscriptions; `paperbot digest subscribe --topic TOPIC` makes one.");
        foreach (var kept in asked)
        {
            var digest = await digests.OnDemand.MakeAsync(kept, cancellationToken).ConfigureAwait(false);
            if (context.Screen.Json) JsonOutput.Write(context.Screen.Output, DigestJsonView.Of(digest));
            else DigestView.Show(context.Screen, digest);
        }

        return ExitCode.Done;
    }
}
