using System.CommandLine;
using PaperBot.App.Libraries;
using PaperBot.App.Settings;
using PaperBot.App.Terminal;
using PaperBot.Evaluation;
using PaperBot.Papers;

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

    private static readonly Option<string[]> Drafts = new("--drafts")
    {
        Description = "Sentences of drafts that a person judged: JSON lines {id, question, paper, sentence, supported, kind}, also .gz",
        HelpName = "FILE",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<string?> Corpus = new("--corpus") { Description = "The papers that the drafts cite (the starter corpus if not given): a file, folder or glob of any known format", HelpName = "SOURCE" };

    public static void AddTo(Command eval, GlobalOptions global)
    {
        var command = new Command("grounding", "Measures whether the check of citations tells true sentences from untrue ones") { Papers, Drafts, Corpus };
        global.SetAction(command, (context, result, cancellationToken) => EvalCommand.GuardAsync(context, () => RunAsync(context, result, cancellationToken)));
        eval.Subcommands.Add(command);
    }

    private static async Task<int> RunAsync(CommandContext context, ParseResult result, CancellationToken cancellationToken)
    {
        var (papers, drafts) = (result.GetValue(Papers) ?? [], result.GetValue(Drafts) ?? []);
        if (papers.Length == 0 && drafts.Length == 0) throw new UsageException("--papers or --drafts is missing; see paperbot eval grounding --help.");
        if (papers.Length > 0)
        {
            var cases = new List<GroundingCase>();
            foreach (var file in papers) cases.AddRange(await GroundingCase.ReadAllAsync(file, cancellationToken).ConfigureAwait(false));
            QualityView.Show(context.Screen, GroundingEvaluation.Run(cases));
        }

        if (drafts.Length > 0) QualityView.Show(context.Screen, await JudgedAsync(context, drafts, result.GetValue(Corpus) ?? StarterCorpus.File, cancellationToken).ConfigureAwait(false));
        return ExitCode.Done;
    }

    private static async Task<DraftQuality> JudgedAsync(CommandContext context, string[] files, string corpus, CancellationToken cancellationToken)
    {
        var cases = new List<DraftCase>();
        foreach (var file in files) cases.AddRange(await DraftCase.ReadAllAsync(file, cancellationToken).ConfigureAwait(false));
        var papers = new List<Paper>();
        await foreach (var record in new PaperReader(context.Input).ReadAsync([corpus], cancellationToken).ConfigureAwait(false))
            if (record.Paper is { } paper) papers.Add(paper);
        return DraftEvaluation.Run(cases, papers);
    }
}
