using System.CommandLine;
using System.CommandLine.Parsing;
using System.Runtime.InteropServices;
using PaperBot.App.Chat;
using PaperBot.Indexing;

namespace PaperBot.App.Commands;

/// <summary>The command line: which verbs there are, and how a wrong call ends.</summary>
internal static class CommandLine
{
    private const int MostTypingErrors = 2;

    /// <summary>Runs <paramref name="arguments"/> until done or interrupted and returns the exit code.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, StandardStreams streams, CancellationToken cancellationToken)
    {
        var result = Root(streams).Parse(arguments, new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
        if (Mistake(result) is { } mistake)
        {
            var verb = mistake.Command is RootCommand ? "" : mistake.Command.Name + " ";
            await streams.Error.WriteLineAsync($"{mistake.Sentence} See paperbot {verb}--help.").ConfigureAwait(false);
            return ExitCode.WrongUsage;
        }

        return await result.InvokeAsync(
            new InvocationConfiguration { Output = streams.Output, Error = streams.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Runs as this process: Ctrl-C, the request to terminate and a terminal that is closed cancel what is being done. What does not heed that in time (a read from a
    /// pipe that stays open cannot be cancelled) is left behind, and a second Ctrl-C waits for nothing.
    /// </summary>
    public static async Task<int> RunProcessAsync(IReadOnlyList<string> arguments)
    {
        using var stop = new CancellationTokenSource();
        var interrupts = new Interrupts(stop);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Cancel);
        var streams = StandardStreams.OfProcess(interrupts);
        var run = Task.Run(() => RunAsync(arguments, streams, stop.Token), CancellationToken.None);
        var stopped = Task.Delay(Timeout.InfiniteTimeSpan, stop.Token).ContinueWith(_ => Task.Delay(interrupts.GraceToStop), TaskScheduler.Default).Unwrap();
        if (await Task.WhenAny(run, stopped, interrupts.AtOnce).ConfigureAwait(false) == run) return await run.ConfigureAwait(false);
        await streams.Error.WriteLineAsync("Stopped.").ConfigureAwait(false);
        return ExitCode.Failed;

        void Cancel(PosixSignalContext signal)
        {
            signal.Cancel = true;
            if (signal.Signal == PosixSignal.SIGINT) interrupts.Interrupt();
            else stop.Cancel();
        }
    }

    private static (string Sentence, Command Command)? Mistake(ParseResult result)
    {
        var command = result.CommandResult.Command;
        if (UnknownOption(result) is { } option) return (option, command);
        if (result.UnmatchedTokens.Count > 0) return Unmatched(result, result.UnmatchedTokens[0]);
        if (result.Errors.Count == 0) return null;
        return (command.Subcommands.Count > 0 && command.Action is null ? $"Name what to do: {string.Join(", ", command.Subcommands.Select(verb => verb.Name))}." : result.Errors[0].Message, command);
    }

    /// <summary>A question is free text, so an option with a typing error would otherwise be asked about.</summary>
    private static string? UnknownOption(ParseResult result)
    {
        var option = result.Tokens.TakeWhile(token => token.Type != TokenType.DoubleDash)
            .FirstOrDefault(token => token.Type == TokenType.Argument && token.Value.Length > 2 && token.Value.StartsWith("--", StringComparison.Ordinal));
        return option is null ? null : $"There is no option {option.Value}; text that begins with -- goes behind a lone --.";
    }

    /// <summary>A verb with a typing error may be followed by words that are verbs themselves (<c>mvoe sqlite qdrant</c>): the first word that nothing takes is told.</summary>
    private static (string Sentence, Command Command) Unmatched(ParseResult result, string word)
    {
        Command command = result.RootCommandResult.Command;
        foreach (var token in result.Tokens.TakeWhile(token => token.Type == TokenType.Command || token.Value != word))
            if (token.Type == TokenType.Command) command = command.Subcommands.FirstOrDefault(verb => verb.Name == token.Value) ?? command;
        if (command.Subcommands.Count == 0) return ($"There is no place for \"{word}\" here; text of several words goes in quotes.", command);
        var (name, distance) = command.Subcommands.Select(verb => (verb.Name, EditDistance.Between(word.ToLowerInvariant(), verb.Name, MostTypingErrors))).MinBy(found => found.Item2);
        var within = command is RootCommand ? "" : $" of paperbot {command.Name}";
        return ($"There is no command {word}{within}{(distance <= Math.Min(MostTypingErrors, word.Length / 2) ? $"; did you mean {name}?" : ".")}", command);
    }

    private static RootCommand Root(StandardStreams streams)
    {
        var global = new GlobalOptions(streams);
        var root = new RootCommand("Ask a library of research papers: every statement is cited, every quote is checked. Without a verb: a chat.");
        global.AddTo(root);
        global.SetAction(root, ChatRun.RunAsync);
        root.Subcommands.Add(AskCommand.Create(global));
        root.Subcommands.Add(SummaryCommand.Create(global));
        root.Subcommands.Add(SimilarCommand.Create(global));
        root.Subcommands.Add(CompareCommand.Create(global));
        root.Subcommands.Add(SearchCommand.Create(global));
        root.Subcommands.Add(PaperCommand.Create(global));
        root.Subcommands.Add(IngestCommand.Create(global));
        root.Subcommands.Add(FeedsCommand.Create(global));
        root.Subcommands.Add(DigestCommand.Create(global));
        root.Subcommands.Add(TrendingCommand.Create(global));
        root.Subcommands.Add(MoveCommand.Create(global));
        root.Subcommands.Add(QdrantCommand.Create(global));
        root.Subcommands.Add(RunCommand.Create(global));
        root.Subcommands.Add(HealthCommand.Create(global));
        root.Subcommands.Add(ModelsCommand.Create(global));
        root.Subcommands.Add(EvalCommand.Create(global));
        root.Subcommands.Add(FeedbackCommand.Create(global));
        root.Subcommands.Add(BackupCommand.Create(global));
        root.Subcommands.Add(BackupCommand.CreateRestore(global));
        root.Subcommands.Add(DoctorCommand.Create(global));
        return root;
    }
}
