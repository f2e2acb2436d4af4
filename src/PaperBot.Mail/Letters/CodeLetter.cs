using System.Globalization;
using System.Security.Cryptography;
using PaperBot.Digests;
using PaperBot.Mail.Mime;

namespace PaperBot.Mail.Letters;

/// <summary>Code → the mail that brings it. It holds nothing that somebody else typed, so that it carries no message of theirs to an address that is not theirs.</summary>
internal static class CodeLetter
{
    private const string NotYou = "If it was not you, there is nothing to do: without the code no digest comes, and at most three such mails come here in a day.";

    /// <summary>The letter.</summary>
    public static Letter Of(CodeMail mail, MailOptions options)
    {
        var isLocal = mail.Owner == Subscription.LocalOwner;
        var asked = "Somebody, probably you, wants digests of new research papers to come to this address.";
        var enter = isLocal ? "To confirm that it is yours, run" : "To confirm that it is yours, enter in Discord";
        var command = isLocal ? $"paperbot digest confirm {mail.Code}" : $"/digest confirm code:{mail.Code}";
        var valid = string.Create(CultureInfo.InvariantCulture, $"The code is good for {mail.ValidFor.TotalHours:0} hours.");
        var text = new TextPage().Heading("Confirm your address", '=').Line().Add(asked).Add($"{enter}:").Line().Line($"    {command}").Line().Add(valid).Line().Add(NotYou).ToString();
        var html = HtmlPage.Of("Confirm your address", $"{mail.Code} is your code.", $"""
            <h1 style="margin:0 0 16px;font-size:24px;line-height:1.3">Confirm your address</h1>
            <p style="margin:0 0 8px">{asked} {enter}:</p>
            <p style="margin:16px 0;font-family:Consolas,Menlo,monospace;font-size:18px"><strong>{HtmlText.Of(command)}</strong></p>
            <p style="margin:0 0 16px">{valid}</p>
            <p class="quiet" style="margin:0;font-size:14px;{HtmlPage.Quiet}">{NotYou}</p>
            """);
        return new Letter(mail.To, $"{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}.code@{options.From.Domain}", $"{mail.Code} is your PaperBot code", text, html);
    }
}
