using System.CommandLine;
using PaperBot.App.Libraries;
using PaperBot.App.Settings;
using PaperBot.App.Terminal;
using PaperBot.Digests;
using PaperBot.Digests.Subscribing;

namespace PaperBot.App.Commands;

/// <summary><c>paperbot digest pause|resume|unsubscribe ID</c>; an id may be shortened as long as it is clear which one is meant.</summary>
internal static class DigestChangeCommand
{
    public static Command CreatePause(GlobalOptions global) =>
        Create(global, "pause", "Has a subscription rest until it is resumed", (subscriptions, id, cancellationToken) => subscriptions.PauseAsync(id, cancellationToken));

    public static Command CreateResume(GlobalOptions global) =>
        Create(global, "resume", "Has digests come again; the next sums up what came meanwhile", (subscriptions, id, cancellationToken) => subscriptions.ResumeAsync(id, cancellationToken));

    public static Command CreateUnsubscribe(GlobalOptions global) =>
        Create(global, "unsubscribe", "Ends a subscription", (subscriptions, id, cancellationToken) => subscriptions.UnsubscribeAsync(id, cancellationToken));

    private static Command Create(GlobalOptions global, string verb, string description, Func<Subscriptions, string, CancellationToken, Task<SubscriptionOutcome>> change)
    {
        var id = new Argument<string?>("ID") { Description = "The subscription's id, or its beginning", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command(verb, description) { id };
        global.SetAction(command, async (context, result, cancellationToken) =>
        {
            var typed = result.GetValue(id) ?? throw new UsageException($"Name the subscription: paperbot digest {verb} ID; `paperbot digest list` shows the ids.");
            var digests = await OpenDigests.OpenAsync(context, cancellationToken).ConfigureAwait(false);
            await using var closing = digests.ConfigureAwait(false);
            var outcome = await digests.Subscriptions.FindAsync(typed, Subscription.LocalOwner, managed: null, cancellationToken).ConfigureAwait(false);
            if (outcome.Kept is { } kept) outcome = await change(digests.Subscriptions, kept.Subscription.Id, cancellationToken).ConfigureAwait(false);
            SubscriptionView.Show(context.Screen, outcome);
            return outcome.IsDone ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }
}
