using System.CommandLine;

namespace PaperBot.App.Commands;

/// <summary><c>paperbot digest</c>: digests of new papers, subscriptions to them, and what one would get.</summary>
internal static class DigestCommand
{
    public static Command Create(GlobalOptions global)
    {
        var command = new Command("digest", "Digests of new papers: preview one, subscribe, list, pause, end");
        command.Subcommands.Add(DigestPreviewCommand.Create(global));
        return command;
    }
}
