using System.CommandLine;
using PaperBot.App.Settings;

namespace PaperBot.App.Commands;

/// <summary><c>paperbot digest preview</c>: what a subscriber would get.</summary>
internal static class DigestPreviewCommand
{
    public static Command Create(GlobalOptions global)
    {
        var command = new Command("preview", "Shows what a subscriber would get, of any day");
        global.SetAction(command, (_, _, _) => throw new UsageException("Nothing can be previewed yet."));
        return command;
    }
}
