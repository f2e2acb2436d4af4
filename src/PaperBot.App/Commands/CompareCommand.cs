using System.CommandLine;
using PaperBot.Answering;
using PaperBot.App.Json;
using PaperBot.App.Libraries;
using PaperBot.App.Settings;
using PaperBot.App.Terminal;
using PaperBot.Papers;

namespace PaperBot.App.Commands;

/// <summary><c>paperbot compare A B</c>: two papers side by side.</summary>
internal static class CompareCommand
{
    private static readonly Argument<string[]> Pair = Arguments.Words("A B", "Two papers, each an identifier, an address or a title in quotation marks");

    public static Command Create(GlobalOptions global)
    {
        var command = new Command("compare", "Puts two papers side by side") { Pair };
        global.SetAction(command, RunAsync);
        return command;
    }

    /// <summary>Shows the comparison and returns the two papers; none when a name leads to no paper, which is told.</summary>
    public static async Task<IReadOnlyList<Paper>> CompareAsync(CommandContext context, Library library, string first, string second, CancellationToken cancellationToken)
    {
        var result = await ResultAsync(context, library, first, second, cancellationToken).ConfigureAwait(false);
        foreach (var unresolved in result.Unresolved) ResolutionView.Show(context.Screen, unresolved);
        return Show(context, result);
    }

    /// <summary>The same without a word when a name leads to no paper.</summary>
    public static async Task<IReadOnlyList<Paper>> TryCompareAsync(CommandContext context, Library library, string first, string second, CancellationToken cancellationToken) =>
        Show(context, await ResultAsync(context, library, first, second, cancellationToken).ConfigureAwait(false));

    private static async Task<ComparisonResult> ResultAsync(CommandContext context, Library library, string first, string second, CancellationToken cancellationToken)
    {
        var desk = await context.Writing.GetAsync(cancellationToken).ConfigureAwait(false);
        return desk.Writer is null
            ? await library.Comparer.CompareAsync(first, second, cancellationToken).ConfigureAwait(false)
            : await new ModelComparer(library.Comparer, desk.Writer).CompareAsync(first, second, user: null, WaitingView.For(context.Screen), cancellationToken).ConfigureAwait(false);
    }

    private static IReadOnlyList<Paper> Show(CommandContext context, ComparisonResult result)
    {
        if (result.Comparison is not { } comparison) return [];
        if (context.Screen.Json) JsonOutput.Write(context.Screen.Output, ComparisonJson.Of(comparison));
        else ComparisonView.Show(context.Screen, comparison);
        return [comparison.First.Paper, comparison.Second.Paper];
    }

    private static async Task<int> RunAsync(CommandContext context, ParseResult result, CancellationToken cancellationToken)
    {
        var names = result.GetValue(Pair) ?? [];
        if (names.Length != 2 || names.Any(string.IsNullOrWhiteSpace))
            throw new UsageException("Name two papers, each in quotation marks. Example: paperbot compare arXiv:1810.04805 \"Deep contextualized word representations\"");
        await using var library = await LibraryOpener.OpenAsync(context, cancellationToken).ConfigureAwait(false);
        var compared = await CompareAsync(context, library, names[0], names[1], cancellationToken).ConfigureAwait(false);
        return compared.Count > 0 ? ExitCode.Done : ExitCode.Failed;
    }
}
