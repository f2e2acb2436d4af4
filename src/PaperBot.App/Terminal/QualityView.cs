using System.Globalization;
using PaperBot.App.Json;
using PaperBot.Evaluation;

namespace PaperBot.App.Terminal;

/// <summary>Measurements → terminal, in percent as the field prints them; or JSON.</summary>
internal static class QualityView
{
    public static void Show(Screen screen, RankingQuality quality)
    {
        if (screen.Json)
        {
            JsonOutput.Write(screen.Output, quality);
            return;
        }

        screen.Line($"queries    {quality.Queries} (missing from run: {quality.Missing})");
        ShowPercent(screen, "nDCG@10", quality.NdcgAt10);
        ShowPercent(screen, "MRR", quality.MeanReciprocalRank);
        ShowPercent(screen, "MAP", quality.MeanAveragePrecision);
        foreach (var (depth, recall) in quality.Recall) ShowPercent(screen, $"Recall@{depth}", recall);
    }

    public static void Show(Screen screen, ReviewerRun run)
    {
        if (screen.Json) JsonOutput.Write(screen.Output, new { loss = run.Loss(), affinities = run.Affinities.Count });
        else screen.Line(string.Create(CultureInfo.InvariantCulture, $"loss (lower is better) {run.Loss():0.0000}"));
    }

    public static void Show(Screen screen, AnswerQuality quality)
    {
        if (screen.Json)
        {
            JsonOutput.Write(screen.Output, new
            {
                offTopic = quality.OffTopic, offTopicRefused = quality.OffTopicRefused, answerable = quality.Answerable, answerableRefused = quality.AnswerableRefused,
                citations = quality.Citations, verbatimQuotes = quality.VerbatimQuotes, withExpectedPapers = quality.WithExpectedPapers, citingExpectedPapers = quality.CitingExpectedPapers, writtenByModel = quality.WrittenByModel,
                wrong = quality.Outcomes.Where(outcome => !outcome.IsRight).Select(outcome => outcome.Question.Id),
            });
            return;
        }

        screen.Line($"off-topic questions refused       {quality.OffTopicRefused} of {quality.OffTopic}");
        screen.Line($"answerable questions refused      {quality.AnswerableRefused} of {quality.Answerable}");
        screen.Line($"quotes verbatim                   {quality.VerbatimQuotes} of {quality.Citations}");
        if (quality.WrittenByModel > 0) screen.Line($"answers written by the model      {quality.WrittenByModel} of {quality.Outcomes.Count(outcome => !outcome.IsRefused)}");
        screen.Line($"answers citing an expected paper  {quality.CitingExpectedPapers} of {quality.WithExpectedPapers}");
        foreach (var outcome in quality.Outcomes.Where(outcome => !outcome.IsRight))
            screen.Item("-", ($"{outcome.Question.Id}: {outcome.Question.Text} ({(outcome.IsRefused ? "refused" : "answered")})", ItemStyle.Plain));
    }

    public static void Show(Screen screen, GroundingQuality quality)
    {
        if (screen.Json)
        {
            JsonOutput.Write(screen.Output, quality);
            return;
        }

        ShowTallies(screen, quality.Tallies);
        screen.Line(string.Create(CultureInfo.InvariantCulture, $"recall {100 * quality.Recall:0.0}, precision {100 * quality.Precision:0.0}, quotes verbatim {quality.VerbatimQuotes} of {quality.Quotes}"));
    }

    public static void Show(Screen screen, DraftQuality quality)
    {
        if (screen.Json)
        {
            JsonOutput.Write(screen.Output, quality);
            return;
        }

        ShowTallies(screen, [.. quality.Tallies, quality.Supported, quality.Unsupported]);
        foreach (var outcome in quality.Outcomes.Where(outcome => !outcome.IsRight))
            screen.Item("-", ($"{outcome.Case.Id}: {outcome.Case.Sentence} ({outcome.Dropped?.ToString() ?? "let through"}, {outcome.Case.Kind})", ItemStyle.Plain));
    }

    private static void ShowTallies(Screen screen, IReadOnlyList<GroundingTally> tallies)
    {
        foreach (var tally in tallies)
            screen.Line(string.Create(CultureInfo.InvariantCulture, $"{tally.Kind,-24} let through {100 * tally.Share,6:0.0} % ({tally.Accepted} of {tally.All}){(tally.IsTrue ? "" : ", ought to be none")}"));
    }

    private static void ShowPercent(Screen screen, string name, double value) =>
        screen.Line(string.Create(CultureInfo.InvariantCulture, $"{name,-10} {100 * value:0.00}"));
}
