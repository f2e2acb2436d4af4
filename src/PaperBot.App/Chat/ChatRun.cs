using System.CommandLine;
using System.Text;
using PaperBot.Answering;
using PaperBot.App.Commands;
using PaperBot.App.Libraries;
using PaperBot.Indexing;

namespace PaperBot.App.Chat;

/// <summary><c>paperbot</c> without a verb: a chat in the terminal; without a terminal, each line of standard input is a question.</summary>
internal static class ChatRun
{
    private const string Prompt = "> ";

    public static async Task<int> RunAsync(CommandContext context, ParseResult result, CancellationToken cancellationToken)
    {
        var library = await LibraryOpener.OpenAsync(context, cancellationToken).ConfigureAwait(false);
        await context.Writing.GetAsync(cancellationToken).ConfigureAwait(false);
        await using var session = new ChatSession(context, library, context.Screen.IsInteractive ? new History(context.Data.History) : new History(file: null));
        return context.Screen.IsInteractive
            ? await TalkAsync(context, session, cancellationToken).ConfigureAwait(false)
            : await ReadLinesAsync(context, session, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<int> TalkAsync(CommandContext context, ChatSession session, CancellationToken cancellationToken)
    {
        await session.GreetAsync(cancellationToken).ConfigureAwait(false);
        var completion = new Completion(session.CommandNames, text => TitlesLike(session.Library, text));
        var editor = new LineEditor(() => Console.ReadKey(intercept: true), () => Console.KeyAvailable, context.Screen.Output, () => Console.WindowWidth, session.History, completion);
        while (!cancellationToken.IsCancellationRequested)
        {
            Console.TreatControlCAsInput = true;
            var line = editor.ReadLine(Prompt);
            Console.TreatControlCAsInput = false;
            if (line is null || !await AnswerAsync(context, session, line, cancellationToken).ConfigureAwait(false)) break;
        }

        return ExitCode.Done;
    }

    private static async Task<int> ReadLinesAsync(CommandContext context, ChatSession session, CancellationToken cancellationToken)
    {
        using var lines = new StreamReader(context.Input(), Encoding.UTF8);
        while (await lines.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            if (line.Trim().Length == 0) continue;
            if (!context.Screen.Json) context.Screen.Heading(Prompt + line.Trim());
            if (!await AnswerAsync(context, session, line, cancellationToken).ConfigureAwait(false)) break;
        }

        return ExitCode.Done;
    }

    private static async Task<bool> AnswerAsync(CommandContext context, ChatSession session, string line, CancellationToken cancellationToken)
    {
        var goesOn = true;
        try
        {
            var finished = await context.Interrupts.RunAsync(async token => goesOn = await session.HandleAsync(line, token).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            if (!finished) context.Screen.Error("Stopped.");
        }
        catch (PaperIndexException exception)
        {
            await ErrorLog.WriteAsync(context.Data, exception).ConfigureAwait(false);
            context.Screen.Error(exception.Message);
        }
        catch (Settings.UsageException exception)
        {
            context.Screen.Error(exception.Message);
        }

        if (!context.Screen.Json && goesOn) context.Screen.Line();
        return goesOn;
    }

    /// <summary>A library that cannot be read just now completes nothing; the next question says why.</summary>
    private static IReadOnlyList<string> TitlesLike(Library library, string text)
    {
        try
        {
            return [.. library.Index.FindTitlesAsync(text, 8, CancellationToken.None).GetAwaiter().GetResult().Select(hit => hit.Title)];
        }
        catch (PaperIndexException)
        {
            return [];
        }
    }
}
