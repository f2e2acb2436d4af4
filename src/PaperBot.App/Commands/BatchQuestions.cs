using System.Text.Json;
using PaperBot.App.Libraries;
using PaperBot.App.Terminal;
using PaperBot.Conversations;

namespace PaperBot.App.Commands;

/// <summary>Runs the questions of a JSON lines file one after the other; a line that is none is reported and passed over.</summary>
internal static class BatchQuestions
{
    /// <summary>Replies to each question as <paramref name="intent"/> says; the exit code tells whether every line was one.</summary>
    public static async Task<int> RunAsync(CommandContext context, string file, Intent intent, int? sources, CancellationToken cancellationToken)
    {
        if (!File.Exists(file) && file != "-")
        {
            context.Screen.Error($"There is no file {file}; name a file of JSON lines {{\"query_id\",\"query\"}}.");
            return ExitCode.Failed;
        }

        await using var library = await LibraryOpener.OpenAsync(context, cancellationToken).ConfigureAwait(false);
        using var lines = new StreamReader(file == "-" ? context.Input() : File.OpenRead(file));
        var exitCode = ExitCode.Done;
        for (var number = 1; await lines.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            if (Parse(line) is { } question)
            {
                var request = new Request(intent, question.Query);
                await ReplyView.ReplyAndShowAsync(context, library, request, Conversation.Empty, sources, cancellationToken, question.QueryId).ConfigureAwait(false);
            }
            else
            {
                context.Screen.Error($"{file}, line {number}: not a JSON object with query_id and query; passed over.");
                exitCode = ExitCode.Failed;
            }
        }

        return exitCode;
    }

    private static BatchQuestion? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<BatchQuestion>(line) is { QueryId: not null, Query: not null } question ? question : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
