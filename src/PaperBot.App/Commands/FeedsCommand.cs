using System.CommandLine;
using PaperBot.App.Settings;

namespace PaperBot.App.Commands;

/// <summary><c>paperbot feeds</c>.</summary>
internal static class FeedsCommand
{
    public static Command Create(GlobalOptions global)
    {
        var command = new Command("feeds", "To come");
        global.SetAction(command, (_, _, _) => throw new UsageException("There is nothing yet."));
        return command;
    }
}
