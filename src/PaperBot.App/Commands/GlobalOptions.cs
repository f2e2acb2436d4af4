using System.CommandLine;
using PaperBot.App.Backups;
using PaperBot.App.Hosting;
using PaperBot.App.Settings;
using PaperBot.App.Terminal;
using PaperBot.Conversations;
using PaperBot.Discord.Http;
using PaperBot.Indexing;
using PaperBot.Prompting;
using PaperBot.Writing;

namespace PaperBot.App.Commands;

/// <summary>The options that every command takes, and the edge where exceptions become one calm sentence and an exit code.</summary>
internal sealed class GlobalOptions(StandardStreams streams)
{
    private readonly Option<string?> _data = new("--data") { Description = "Folder that holds the library", HelpName = "DIR", Recursive = true };
    private readonly Option<bool> _json = new("--json") { Description = "Machine-readable results, nothing else on standard output", Recursive = true };
    private readonly Option<bool> _quiet = new("--quiet") { Description = "No remarks and no progress", Recursive = true };

    private readonly Option<string[]> _set = new("--set") { Description = "A setting for this run, for example Answer:Sources=8 (repeatable)", HelpName = "NAME=VALUE", Recursive = true, DefaultValueFactory = _ => [] };

    /// <summary>Adds the options to the root.</summary>
    public void AddTo(RootCommand root)
    {
        root.Options.Add(_data);
        root.Options.Add(_json);
        root.Options.Add(_quiet);
        root.Options.Add(_set);
    }

    /// <summary>Runs <paramref name="action"/> when <paramref name="command"/> is called.</summary>
    public void SetAction(Command command, Func<CommandContext, ParseResult, CancellationToken, Task<int>> action) =>
        command.SetAction((result, cancellationToken) => RunAsync(result, action, cancellationToken));

    private async Task<int> RunAsync(ParseResult result, Func<CommandContext, ParseResult, CancellationToken, Task<int>> action, CancellationToken cancellationToken)
    {
        var screen = new Screen(streams.Output, streams.Error, result.GetValue(_json), result.GetValue(_quiet), streams.Interactive);
        CommandContext? context = null;
        try
        {
            context = new CommandContext(SettingsReader.Read(SettingsReader.Sources(result.GetValue(_set) ?? []), result.GetValue(_data)), screen, streams.Input, streams.Interrupts, TimeProvider.System);
            return await action(context, result, cancellationToken).ConfigureAwait(false);
        }
        catch (UsageException exception)
        {
            screen.Error(exception.Message);
            return ExitCode.WrongUsage;
        }
        catch (Exception exception) when (exception is PaperIndexException or ModelException or PromptTemplateException or BotStateException or DiscordException or HealthException or BackupException)
        {
            return await FailAsync(context, screen, exception, _ => exception.Message).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            screen.Error("Stopped. Nothing is lost: what was stored stays, and the same command goes on from there.");
            return ExitCode.Failed;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return await FailAsync(context, screen, exception, _ => $"A file or the output could not be read or written: {exception.Message}").ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return await FailAsync(context, screen, exception, log => $"Something went wrong that PaperBot did not foresee ({exception.GetType().Name}). {log}").ConfigureAwait(false);
        }
        finally
        {
            if (context is not null) await context.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>The cause goes into the log; <paramref name="tell"/> makes the sentence for people of what the log says of itself.</summary>
    private static async Task<int> FailAsync(CommandContext? context, Screen screen, Exception exception, Func<string, string> tell)
    {
        screen.Error(tell(await ErrorLog.WriteAsync(context?.Data, exception).ConfigureAwait(false)));
        return ExitCode.Failed;
    }
}
