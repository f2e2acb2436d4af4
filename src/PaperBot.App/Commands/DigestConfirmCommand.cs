using System.CommandLine;
using PaperBot.App.Json;
using PaperBot.App.Libraries;
using PaperBot.Digests;

namespace PaperBot.App.Commands;

/// <summary><c>paperbot digest confirm</c>: enters the code that was sent to an e-mail address, or has a new one sent.</summary>
internal static class DigestConfirmCommand
{
    private static readonly Argument<string?> Code = new("CODE") { Description = "The code from the mail, like ABCD-2345; without, a new one is sent", Arity = ArgumentArity.ZeroOrOne };

    public static Command Create(GlobalOptions global)
    {
        var command = new Command("confirm", "Confirms an e-mail address by the code that was sent to it") { Code };
        global.SetAction(command, RunAsync);
        return command;
    }

    /// <summary>Has a code sent to an address and says so; whether nothing stands in the way.</summary>
    public static async Task<bool> AskAsync(CommandContext context, AddressConfirmations confirmations, string address, CancellationToken cancellationToken)
    {
        var asked = await confirmations.RequestAsync(Subscription.LocalOwner, address, cancellationToken).ConfigureAwait(false);
        if (asked is CodeRequest.Sent or CodeRequest.Known) context.Screen.Note(asked.Sentence);
        else context.Screen.Error(asked is CodeRequest.NotSent ? $"{asked.Sentence} `paperbot doctor` says what is amiss; paperbot digest confirm then sends the code." : asked.Sentence);
        return asked is CodeRequest.Sent or CodeRequest.Known;
    }

    private static async Task<int> RunAsync(CommandContext context, ParseResult result, CancellationToken cancellationToken)
    {
        var digests = await OpenDigests.OpenAsync(context, cancellationToken).ConfigureAwait(false);
        await using var closing = digests.ConfigureAwait(false);
        var mail = OpenMail.Of(context, digests);
        await using var closingMail = mail.ConfigureAwait(false);
        return result.GetValue(Code) is { } code
            ? Show(context, await mail.Confirmations.EnterAsync(Subscription.LocalOwner, code, cancellationToken).ConfigureAwait(false))
            : await AgainAsync(context, mail.Confirmations, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<int> AgainAsync(CommandContext context, AddressConfirmations confirmations, CancellationToken cancellationToken)
    {
        var waiting = await confirmations.GetWaitingAsync(Subscription.LocalOwner, cancellationToken).ConfigureAwait(false);
        if (waiting.Count == 0) return Show(context, new CodeEntry.NothingWaits());
        var isDone = true;
        foreach (var address in waiting) isDone &= await AskAsync(context, confirmations, address.Text, cancellationToken).ConfigureAwait(false);
        return isDone ? ExitCode.Done : ExitCode.Failed;
    }

    private static int Show(CommandContext context, CodeEntry entry)
    {
        var right = entry as CodeEntry.Right;
        if (context.Screen.Json) JsonOutput.Write(context.Screen.Output, new { done = right is not null, message = entry.Sentence, address = right?.Address.Text });
        else if (right is not null) context.Screen.Line(entry.Sentence);
        if (right is not null) return ExitCode.Done;
        context.Screen.Error(entry.Sentence);
        return ExitCode.Failed;
    }
}
