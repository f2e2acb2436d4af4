using System.Text.Json;
using Xunit;

namespace PaperBot.App.Tests.EndToEnd;

/// <summary>A fresh clone: nothing was ingested yet.</summary>
public sealed class StarterTests : IDisposable
{
    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task The_first_question_is_answered_from_the_starter_corpus_with_checked_quotes()
    {
        var run = await Run.PaperBotAsync("ask", "--json", "--data", _data.Path, "How does LoRA make fine-tuning cheaper?");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(JsonValueKind.Null, run.Json.GetProperty("noAnswer").ValueKind);
        Assert.Equal("extractive", run.Json.GetProperty("mode").GetString());
        Assert.Contains("starter corpus", run.Error, StringComparison.Ordinal);
        AnswerChecks.EveryQuoteIsVerbatim(run.Json, AnswerChecks.AbstractsOf(Repository.Path("src/PaperBot.App/StarterCorpus/starter-papers.jsonl")));
        Assert.Contains(run.Json.GetProperty("sources").EnumerateArray(), source => source.GetProperty("paperId").GetString() == "arxiv:2106.09685");
    }

    [Fact]
    public async Task The_persons_own_papers_take_the_place_of_the_starter_corpus()
    {
        var file = _data.File("own.jsonl", """{"title":"Beehive acoustics","abstract":"We record beehives with microphones. The recordings reveal swarming two days ahead."}""");

        var ingest = await Run.PaperBotAsync("ingest", file, "--data", _data.Path, "--json");
        var search = await Run.PaperBotAsync("search", "swarming bees recordings", "--data", _data.Path, "--json");

        Assert.Equal(1, ingest.Json.GetProperty("new").GetInt32());
        Assert.Equal("Beehive acoustics", search.Json.GetProperty("results")[0].GetProperty("title").GetString());
        Assert.Equal(1, search.Json.GetProperty("results").GetArrayLength());
        Assert.DoesNotContain("starter corpus", search.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_starter_corpus_can_be_taken_into_ones_own_library()
    {
        var ingest = await Run.PaperBotAsync("ingest", "starter", "--data", _data.Path, "--json");
        Assert.InRange(ingest.Json.GetProperty("new").GetInt32(), 60, 200);
        Assert.Equal(0, ingest.Json.GetProperty("refused").GetArrayLength());
    }

    [Fact]
    public async Task Without_a_verb_each_line_of_standard_input_is_a_question_and_follow_ups_lean_on_the_last()
    {
        var run = await Run.PaperBotAsync("What is LoRA?\n\nwhat data does [1] use?\n/status\n/nonsense\nhow do I train my dog to sit?\n/quit\nnever reached\n", ["--data", _data.Path]);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("> What is LoRA?", run.Output, StringComparison.Ordinal);
        Assert.Contains("Understood as: what data does \"", run.Output, StringComparison.Ordinal);
        Assert.Contains("no command /nonsense", run.Error, StringComparison.Ordinal);
        Assert.Contains("The closest papers here", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("never reached", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asking_for_more_of_one_paper_shows_its_card_instead_of_the_same_again()
    {
        var run = await Run.PaperBotAsync("What is LoRA?\ntell me more\n", ["--data", _data.Path]);
        Assert.Contains("Identifiers arxiv:2106.09685", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_first_questions_at_once_are_both_answered()
    {
        var runs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Run.PaperBotAsync("ask", "--json", "--data", _data.Path, "What is dropout for?"))));
        Assert.All(runs, run => Assert.Equal(0, run.ExitCode));
        Assert.Single(runs.Select(run => run.Json.GetProperty("answer").GetString()).Distinct());
    }

    [Fact]
    public async Task A_comparison_shows_both_papers_and_what_they_say()
    {
        var run = await Run.PaperBotAsync("compare", "arXiv:1810.04805", "Deep contextualized word representations", "--data", _data.Path, "--json");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("arxiv:1810.04805", run.Output, StringComparison.Ordinal);
        Assert.Contains("arxiv:1802.05365", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Similar_papers_come_with_reasons_and_without_the_paper_itself()
    {
        var run = await Run.PaperBotAsync("similar", "arxiv:1810.04805", "--data", _data.Path, "--json", "--limit", "5");
        var results = run.Json.GetProperty("results").EnumerateArray().ToList();
        Assert.Equal(5, results.Count);
        Assert.All(results, result => Assert.False(string.IsNullOrWhiteSpace(result.GetProperty("reason").GetString())));
        Assert.DoesNotContain(results, result => result.GetProperty("paperId").GetString() == "arxiv:1810.04805");
    }

    [Fact]
    public async Task Further_examples_change_which_papers_are_similar()
    {
        var plain = await Run.PaperBotAsync("similar", "arxiv:1810.04805", "--data", _data.Path, "--json", "--limit", "5");
        var run = await Run.PaperBotAsync("similar", "arxiv:1810.04805", "--like", "Deep Residual Learning for Image Recognition", "--unlike", "arxiv:1802.05365", "--data", _data.Path, "--json", "--limit", "5");
        Assert.Equal(0, run.ExitCode);
        var results = run.Json.GetProperty("results").EnumerateArray().Select(result => result.GetProperty("paperId").GetString()).ToList();
        Assert.Equal(5, results.Count);
        Assert.Empty(results.Intersect(["arxiv:1810.04805", "arxiv:1512.03385", "arxiv:1802.05365"]));
        Assert.NotEqual(plain.Json.GetProperty("results").EnumerateArray().Select(result => result.GetProperty("paperId").GetString()), results);
    }

    [Fact]
    public async Task A_summary_has_headings_and_cites_every_point()
    {
        var run = await Run.PaperBotAsync("summary", "--json", "--data", _data.Path, "language model pre-training");
        Assert.Equal(0, run.ExitCode);
        var statements = run.Json.GetProperty("statements").EnumerateArray().ToList();
        Assert.NotEmpty(statements);
        Assert.All(statements, statement => Assert.False(string.IsNullOrWhiteSpace(statement.GetProperty("heading").GetString())));
        AnswerChecks.EveryQuoteIsVerbatim(run.Json, AnswerChecks.AbstractsOf(Repository.Path("src/PaperBot.App/StarterCorpus/starter-papers.jsonl")));
    }

    [Fact]
    public async Task Plain_output_carries_no_escape_sequences_and_fits_eighty_columns()
    {
        foreach (var verb in (string[][])[["ask", "What is LoRA?"], ["summary", "attention"], ["paper", "LoRA: Low-Rank Adaptation of Large Language Models"], ["search", "attention"], ["doctor"]])
        {
            var run = await Run.PaperBotAsync([.. verb, "--data", _data.Path]);
            Assert.DoesNotContain('\u001b', run.Output);
            Assert.All(run.Output.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
        }
    }
}
