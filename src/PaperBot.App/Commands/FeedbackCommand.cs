using System.CommandLine;
using System.Globalization;
using PaperBot.App.Json;
using PaperBot.App.Libraries;

namespace PaperBot.App.Commands;

/// <summary><c>paperbot feedback export</c>: what people thought of answers, as questions that measure the next ones.</summary>
internal static class FeedbackCommand
{
    private static readonly Argument<string?> Target = new("FILE") { Description = "Where to write; standard output when none is named", Arity = ArgumentArity.ZeroOrOne };

    public static Command Create(GlobalOptions global)
    {
        var export = new Command("export", "Writes the answers that people judged as JSON lines for paperbot eval answers --questions") { Target };
        global.SetAction(export, ExportAsync);
        return new Command("feedback", "What people thought of the bot's answers") { export };
    }

    private static async Task<int> ExportAsync(CommandContext context, ParseResult result, CancellationToken cancellationToken)
    {
        if (await OpenState.OpenIfThereAsync(context, cancellationToken).ConfigureAwait(false) is not { } state)
        {
            context.Screen.Error($"There is no feedback in {context.Data.Path}: the bot keeps it there once people press 👍 or 👎 below its answers; name another folder with --data.");
            return ExitCode.Failed;
        }

        await using (state.ConfigureAwait(false))
        {
            var cases = state.Bot.ReadJudgedAsync(cancellationToken).Where(judged => judged.Reply.Answer is not null).Select(FeedbackCaseJson.Of);
            if (result.GetValue(Target) is not { } file) await WriteAsync(cases, context.Screen.Output).ConfigureAwait(false);
            else await WriteFileAsync(context, cases, file, cancellationToken).ConfigureAwait(false);
            return ExitCode.Done;
        }
    }

    private static async Task WriteFileAsync(CommandContext context, IAsyncEnumerable<FeedbackCaseJson> cases, string file, CancellationToken cancellationToken)
    {
        int count;
        var writer = new StreamWriter(file);
        await using (writer.ConfigureAwait(false))
        {
            count = await WriteAsync(cases, writer).ConfigureAwait(false);
            await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
        }

        if (context.Screen.Json) JsonOutput.Write(context.Screen.Output, new { File = file, Cases = count });
        else context.Screen.Note(string.Create(CultureInfo.InvariantCulture, $"{count:N0} judged answers written to {file}; `paperbot eval answers --questions {file}` measures with them."));
    }

    private static async Task<int> WriteAsync(IAsyncEnumerable<FeedbackCaseJson> cases, TextWriter output)
    {
        var count = 0;
        await foreach (var entry in cases.ConfigureAwait(false))
        {
            JsonOutput.Write(output, entry);
            count++;
        }

        return count;
    }
}
