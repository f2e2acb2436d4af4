using System.CommandLine;
using PaperBot.App.Settings;

namespace PaperBot.App.Commands;

/// <summary><c>paperbot trending</c>.</summary>
internal static class TrendingCommand
{
    public static Command Create(GlobalOptions global)
    {
        var command = new Command("trending", "To come");
        global.SetAction(command, (_, _, _) => throw new UsageException("There is nothing yet."));
        return command;
    }
}
