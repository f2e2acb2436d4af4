using System.CommandLine;

namespace PaperBot.App.Commands;

/// <summary><c>paperbot digest</c>: digests of new papers, subscriptions to them, and what one would get.</summary>
internal static class DigestCommand
{
    public static Command Create(GlobalOptions global)
    {
        var command = new Command("digest", "Digests of new papers: preview one, subscribe, list, pause, end");
        command.Subcommands.Add(DigestPreviewCommand.Create(global));
        command.Subcommands.Add(DigestSubscribeCommand.Create(global));
        command.Subcommands.Add(DigestConfirmCommand.Create(global));
        command.Subcommands.Add(DigestListCommand.Create(global));
        command.Subcommands.Add(DigestChangeCommand.CreatePause(global));
        command.Subcommands.Add(DigestChangeCommand.CreateResume(global));
        command.Subcommands.Add(DigestChangeCommand.CreateUnsubscribe(global));
        command.Subcommands.Add(DigestNowCommand.Create(global));
        command.Subcommands.Add(DigestRunCommand.Create(global));
        return command;
    }
}
