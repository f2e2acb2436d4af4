using System.CommandLine;
using PaperBot.App.Settings;
using PaperBot.App.Terminal;
using PaperBot.Evaluation;

namespace PaperBot.App.Commands;

/// <summary><c>paperbot eval grounding</c>: whether true sentences are told from untrue ones.</summary>
internal static class EvalGroundingCommand
{
    private static readonly Option<string[]> Papers = new("--papers")
    {
        Description = "Papers with summaries that people wrote: JSON lines {title, abstract, tldrs | summary}, also .gz",
        HelpName = "FILE",
        AllowMultipleArgumentsPerToken = true,
    };

    public static void AddTo(Command eval, GlobalOptions global)
    {
        var command = new Command("grounding", "Measures whether the check of citations tells true sentences from untrue ones") { Papers };
        global.SetAction(command, (context, result, cancellationToken) => EvalCommand.GuardAsync(context, () => RunAsync(context, result, cancellationToken)));
        eval.Subcommands.Add(command);
    }

    private static async Task<int> RunAsync(CommandContext context, ParseResult result, CancellationToken cancellationToken)
    {
        var files = result.GetValue(Papers) is { Length: > 0 } named ? named : throw new UsageException("--papers is missing; see paperbot eval grounding --help.");
        var cases = new List<GroundingCase>();
        foreach (var file in files) cases.AddRange(await GroundingCase.ReadAllAsync(file, cancellationToken).ConfigureAwait(false));
        QualityView.Show(context.Screen, GroundingEvaluation.Run(cases));
        return ExitCode.Done;
    }
}
