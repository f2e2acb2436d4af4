using System.Diagnostics;
using Xunit;

namespace PaperBot.App.Tests.EndToEnd;

/// <summary>The program as a process of its own, as a shell runs it.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_question_on_standard_input_is_answered_and_the_end_of_input_ends_the_chat()
    {
        using var process = ProgramProcess.Start("--data", _data.Path);
        await process.StandardInput.WriteLineAsync("What is LoRA?");
        process.StandardInput.Close();
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        Assert.Contains("LoRA: Low-Rank Adaptation of Large Language Models", output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', output);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")]
    public async Task An_interrupted_ingest_ends_calmly_and_keeps_the_library_usable(string signal)
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("signals are sent with kill, which Windows lacks");
        using var process = ProgramProcess.Start("ingest", "-", "--data", _data.Path);
        for (var i = 0; i < 5000; i++) await process.StandardInput.WriteLineAsync($$"""{"title":"Paper number {{i}} on gears","abstract":"Gear {{i}} turns wheel {{i * 7}}."}""");
        await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        await UntilAsync(process, () => File.Exists(Path.Combine(_data.Path, "papers.db")));

        using (var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"])) await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, process.ExitCode);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith("Stopped.", error, StringComparison.Ordinal);
        var again = await Run.PaperBotAsync("ingest", _data.File("one.jsonl", """{"title":"One more paper","abstract":"It is here."}"""), "--data", _data.Path, "--json");
        Assert.Equal(0, again.ExitCode);
        Assert.Equal(1, again.Json.GetProperty("new").GetInt32());
    }

    private static async Task UntilAsync(Process process, Func<bool> condition)
    {
        while (!condition())
        {
            Assert.False(process.HasExited, "The program ended too early.");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
