using System.Text.Json;
using Xunit;

namespace PaperBot.App.Tests.EndToEnd;

/// <summary><c>paperbot models</c> in this process, with the built-in catalogue and no network.</summary>
public sealed class ModelsTests : IDisposable
{
    private readonly TemporaryFolder _data = new();
    private readonly TemporaryFolder _from = new();

    public void Dispose()
    {
        _data.Dispose();
        _from.Dispose();
    }

    [Fact]
    public async Task The_list_shows_what_can_be_had_and_what_fits()
    {
        var run = await RunAsync("models", "list");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("qwen3-4b", run.Output, StringComparison.Ordinal);
        Assert.Contains("Apache-2.0", run.Output, StringComparison.Ordinal);
        Assert.Contains("no commercial use above", run.Output, StringComparison.Ordinal);
        Assert.All(run.Output.Split('\n'), line => Assert.InRange(line.TrimEnd('\r').Length, 0, 80));
    }

    [Fact]
    public async Task The_list_is_one_json_object()
    {
        var run = await RunAsync("models", "list", "--json");
        var list = run.Json;
        Assert.Equal(Path.Combine(_data.Path, "models"), list.GetProperty("folder").GetString());
        Assert.True(list.GetProperty("machine").GetProperty("totalBytes").GetInt64() > 0);
        Assert.All(list.GetProperty("models").EnumerateArray(), model =>
        {
            Assert.Contains(model.GetProperty("kind").GetString(), new[] { "instruct", "embedding", "rerank" });
            Assert.Contains(model.GetProperty("fits").GetString(), new[] { "gpu", "cpu", "nowhere" });
            Assert.Equal(JsonValueKind.Null, model.GetProperty("path").ValueKind);
            Assert.False(string.IsNullOrEmpty(model.GetProperty("licence").GetString()));
        });
    }

    [Fact]
    public async Task A_wrong_id_is_answered_with_the_nearest()
    {
        var run = await RunAsync("models", "pull", "qwen3-4");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("did you mean qwen3-4b?", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("models", "pull")]
    [InlineData("models", "pull", "zzzzzzzz")]
    [InlineData("models", "pull", "qwen3-4b", "--from", "/no/such/folder")]
    [InlineData("models", "verify", "qwen3-4b")]
    public async Task A_wrong_call_says_what_is_wrong(params string[] arguments)
    {
        var run = await RunAsync(arguments);
        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.NotEmpty(run.Error);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_the_model_is_told()
    {
        var run = await RunAsync("models", "pull", "nomic-embed-v1.5", "--from", _from.Path);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("nomic-embed-text-v1.5.Q8_0.gguf", Unwrapped(run.Error), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_the_model_is_not_taken_from_a_folder()
    {
        _from.File("bge-small-en-v1.5-q8_0.gguf", "GGUF and nothing more");
        var run = await RunAsync("models", "pull", "bge-small-en-v1.5", "--from", _from.Path);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("36,806,944", Unwrapped(run.Error), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Path.Combine(_data.Path, "models")));
    }

    [Fact]
    public async Task Verify_finds_bad_files_and_fails()
    {
        Directory.CreateDirectory(Path.Combine(_data.Path, "models"));
        _data.File("models/own.gguf", "GGUF of my own");
        var good = await RunAsync("models", "verify", "--json");
        _data.File("models/bge-small-en-v1.5-q8_0.gguf", "GGUF and nothing more");
        var bad = await RunAsync("models", "verify", "--json");
        var told = await RunAsync("models", "verify");

        Assert.Equal((0, 1, 1), (good.ExitCode, bad.ExitCode, told.ExitCode));
        Assert.Equal(["truncated", "unknown"], bad.Json.GetProperty("models").EnumerateArray().Select(model => model.GetProperty("verdict").GetString()).Order(StringComparer.Ordinal));
        Assert.Contains("paperbot models pull bge-small-en-v1.5", Unwrapped(told.Output), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_models_there_is_nothing_to_verify()
    {
        var run = await RunAsync("models", "verify");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("No models", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_doctor_advises_on_models()
    {
        var run = await RunAsync("doctor", "--json");
        var check = Assert.Single(run.Json.GetProperty("checks").EnumerateArray(), check => check.GetProperty("part").GetString() == "models");
        Assert.True(check.GetProperty("ok").GetBoolean());
        Assert.Contains("none is needed", check.GetProperty("finding").GetString(), StringComparison.Ordinal);
    }

    private static string Unwrapped(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private Task<Run> RunAsync(params string[] arguments) => Run.PaperBotAsync([.. arguments, "--data", _data.Path]);
}
