using PaperBot.LlamaCpp.Loading;
using Xunit;

namespace PaperBot.App.Tests.EndToEnd;

/// <summary>The whole path with a model: retrieve, prompt, stream, ground, fall back; llama.cpp and the model files are real.</summary>
public sealed class ModelTests(MadeUpModel models) : IClassFixture<MadeUpModel>, IDisposable
{
    private const string Question = "How does LoRA make fine-tuning cheaper?";

    private static readonly Dictionary<string, string> Abstracts = AnswerChecks.AbstractsOf(Repository.Path("src/PaperBot.App/StarterCorpus/starter-papers.jsonl"));

    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task What_the_model_writes_is_shown_with_checked_quotes_and_what_the_sources_do_not_say_is_not()
    {
        NeedLibraries();
        var model = models.Reciting(
            "LoRA freezes the pretrained weights", " and learns a pair of small low-rank matrices [1].",
            " For GPT-3 it reduces the number of trainable parameters", " by a factor of about ten thousand [1].", " It was invented on Mars in 1850 [1].");
        var run = await AskAsync(Question, model);
        var answer = run.Json;
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("model", answer.GetProperty("mode").GetString());
        Assert.Equal(2, answer.GetProperty("statements").GetArrayLength());
        Assert.DoesNotContain("Mars", run.Output, StringComparison.Ordinal);
        AnswerChecks.EveryQuoteIsVerbatim(answer, Abstracts);
    }

    [Fact]
    public async Task A_wrong_citation_number_is_corrected_to_the_source_that_says_it()
    {
        NeedLibraries();
        var model = models.Reciting("LoRA freezes the pretrained weights and learns a pair of", " small low-rank matrices [4].");
        var answer = (await AskAsync(Question, model)).Json;
        Assert.Equal("model", answer.GetProperty("mode").GetString());
        Assert.Contains("Low-Rank Adaptation", answer.GetProperty("sources")[0].GetProperty("title").GetString(), StringComparison.Ordinal);
        AnswerChecks.EveryQuoteIsVerbatim(answer, Abstracts);
    }

    [Fact]
    public async Task A_model_that_writes_nonsense_leaves_the_papers_own_sentences_and_a_note()
    {
        NeedLibraries();
        var answer = (await AskAsync(Question, models.Random())).Json;
        Assert.Equal("extractive", answer.GetProperty("mode").GetString());
        Assert.NotEqual(0, answer.GetProperty("statements").GetArrayLength());
        Assert.Contains("papers' own sentences", answer.GetProperty("note").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_model_there_is_no_note()
    {
        var run = await Run.PaperBotAsync("ask", Question, "--json", "--quiet", "--data", _data.Path);
        Assert.False(run.Json.TryGetProperty("note", out _));
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("empty")]
    [InlineData("truncated header")]
    [InlineData("truncated weights")]
    [InlineData("no model at all")]
    [InlineData("an embedding model")]
    [InlineData("a folder")]
    public async Task A_model_that_cannot_be_used_is_told_in_one_sentence_and_the_question_is_answered_all_the_same(string what)
    {
        NeedLibraries();
        var path = what switch
        {
            "missing" => Path.Combine(_data.Path, "none.gguf"),
            "empty" => models.Holding(""),
            "truncated header" => models.Truncated(300),
            "truncated weights" => models.Truncated(60_000),
            "no model at all" => models.Holding("<html>not found</html>"),
            "an embedding model" => models.Embedding(),
            _ => _data.Path,
        };
        var run = await AskAsync(Question, path);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("extractive", run.Json.GetProperty("mode").GetString());
        Assert.StartsWith("The model cannot be used", run.Json.GetProperty("note").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => line.EndsWith('.'));
    }

    [Theory]
    [InlineData("Model:ContextTokens=512")]
    [InlineData("Model:RequireGpu=true")]
    [InlineData("Model:ChatTemplate=nonesuch")]
    [InlineData("Model:LibraryFolder=/nowhere/llama")]
    public async Task A_model_that_is_set_up_wrongly_is_told_with_the_setting_and_the_question_is_answered_all_the_same(string setting)
    {
        NeedLibraries();
        Assert.SkipWhen(setting.StartsWith("Model:RequireGpu", StringComparison.Ordinal) && LlamaLibrary.FindAndLoad(null).WhyNoGpu is null, "this machine has a GPU");
        var run = await AskAsync(Question, models.Random(), setting);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("extractive", run.Json.GetProperty("mode").GetString());
        Assert.Contains(setting.Split('=')[0], run.Json.GetProperty("note").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_that_is_refused_without_a_model_is_refused_with_one_too()
    {
        NeedLibraries();
        var answer = (await AskAsync("best layer cake recipe", models.Reciting("Bake it at 180 degrees [1]."))).Json;
        Assert.Equal(System.Text.Json.JsonValueKind.Null, answer.GetProperty("answer").ValueKind);
        Assert.Contains("cake", answer.GetProperty("noAnswer").GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_doctor_opens_the_model_for_real_and_fails_with_what_to_do_when_it_cannot()
    {
        NeedLibraries();
        var good = await DoctorAsync(models.Random());
        var bad = await DoctorAsync(models.Holding("x"));
        Assert.Equal((0, 1), (good.ExitCode, bad.ExitCode));
        Assert.Contains("is ready", good.Output, StringComparison.Ordinal);
        Assert.Contains("FAIL model", bad.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chat_answers_a_follow_up_with_the_model()
    {
        NeedLibraries();
        var model = models.Reciting("LoRA freezes the pretrained weights and learns a pair of", " small low-rank matrices [1].");
        var run = await Run.PaperBotAsync($"{Question}\nwhat data does it use?\n/status\n", ["--data", _data.Path, "--set", "Model:Kind=LlamaCpp", "--set", $"Model:Path={model}"]);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("LoRA freezes the pretrained weights", run.Output, StringComparison.Ordinal);
        Assert.Contains("writes the answers", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_summary_a_comparison_and_the_reasons_of_similar_papers_are_written_by_the_model_where_the_papers_bear_it_out()
    {
        NeedLibraries();
        var summary = await WithModelAsync(
            models.Reciting(
                "LoRA freezes the pretrained weights and learns a pair of small low-rank matrices [1].", " LoRA reduces the number of trainable parameters by a factor of about ten thousand [1].",
                " LoRA became the most common method of parameter-efficient fine-tuning [1].", " It was invented on Mars [1]."),
            "summary", "low-rank adaptation author:Hu");
        var comparison = await WithModelAsync(
            models.Reciting("BERT pretrains a Transformer encoder with a masked language modelling task [1].", " LoRA freezes the pretrained weights [2].", " Both were invented on Mars [1][2]."),
            "compare", "BERT", "LoRA");
        var similar = await WithModelAsync(models.Reciting("Both papers fine-tune large language models [1]."), "similar", "LoRA");
        Assert.Equal((0, 0, 0), (summary.ExitCode, comparison.ExitCode, similar.ExitCode));
        Assert.Equal("model", summary.Json.GetProperty("mode").GetString());
        AnswerChecks.EveryQuoteIsVerbatim(summary.Json, Abstracts);
        Assert.Equal(2, comparison.Json.GetProperty("statements").GetArrayLength());
        Assert.DoesNotContain("Mars", summary.Output + comparison.Output, StringComparison.Ordinal);
        Assert.All(similar.Json.GetProperty("results").EnumerateArray(), result => Assert.NotEqual("", result.GetProperty("reason").GetString()));
    }

    [Fact]
    public async Task A_library_moves_to_another_embedding_and_back_and_is_asked_all_along()
    {
        NeedLibraries();
        var embedding = new[] { "--set", "Embedding:Kind=LlamaCpp", "--set", $"Embedding:Path={models.Embedding()}" };
        await Run.PaperBotAsync("ingest", "starter", "--data", _data.Path, "--quiet");
        var before = await Run.PaperBotAsync(["ask", Question, "--json", "--data", _data.Path, .. embedding]);
        var moved = await Run.PaperBotAsync(["ingest", "--re-embed", "--data", _data.Path, "--json", .. embedding]);
        var after = await Run.PaperBotAsync(["ask", Question, "--json", "--data", _data.Path, .. embedding]);
        var unconfigured = await Run.PaperBotAsync("ask", Question, "--json", "--data", _data.Path);
        var back = await Run.PaperBotAsync("ingest", "--re-embed", "--data", _data.Path, "--json");
        Assert.Equal((0, 0, 0, 0, 0), (before.ExitCode, moved.ExitCode, after.ExitCode, unconfigured.ExitCode, back.ExitCode));
        Assert.Contains("--re-embed", before.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("--re-embed", after.Error, StringComparison.Ordinal);
        Assert.Contains("--re-embed", unconfigured.Error, StringComparison.Ordinal);
        Assert.All(new[] { before, after, unconfigured }, run => Assert.NotEqual(0, run.Json.GetProperty("statements").GetArrayLength()));
    }

    [Fact]
    public async Task A_rerank_model_is_used_when_it_is_configured_and_told_of_when_it_cannot_be()
    {
        NeedLibraries();
        var ranked = await Run.PaperBotAsync("search", "attention", "--json", "--data", _data.Path, "--set", $"Rerank:Path={models.Rerank()}");
        var plain = await Run.PaperBotAsync("search", "attention", "--json", "--data", _data.Path);
        var wrong = await Run.PaperBotAsync("search", "attention", "--json", "--data", _data.Path, "--set", $"Rerank:Path={models.Embedding()}");
        Assert.Equal((0, 0, 0), (ranked.ExitCode, plain.ExitCode, wrong.ExitCode));
        Assert.NotEqual(plain.Output, ranked.Output);
        Assert.Equal(plain.Output, wrong.Output);
        Assert.Contains("no rerank model", wrong.Error, StringComparison.Ordinal);
    }

    private static void NeedLibraries() =>
        Assert.SkipWhen(LlamaLibrary.FindFolder() is null, "llama.cpp's libraries are not installed: build where npm is installed");

    private Task<Run> AskAsync(string question, string model, params string[] settings) => Run.PaperBotAsync(
        ["ask", question, "--json", "--quiet", "--data", _data.Path, "--set", "Model:Kind=LlamaCpp", "--set", $"Model:Path={model}", .. settings.SelectMany(setting => new[] { "--set", setting })]);

    private Task<Run> WithModelAsync(string model, params string[] arguments) => Run.PaperBotAsync(
        [.. arguments, "--json", "--quiet", "--data", _data.Path, "--set", "Model:Kind=LlamaCpp", "--set", $"Model:Path={model}"]);

    private Task<Run> DoctorAsync(string model) => Run.PaperBotAsync("doctor", "--data", _data.Path, "--set", "Model:Kind=LlamaCpp", "--set", $"Model:Path={model}");
}
