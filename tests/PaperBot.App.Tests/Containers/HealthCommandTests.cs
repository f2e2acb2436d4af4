using Microsoft.AspNetCore.Http;
using PaperBot.App.Tests.EndToEnd;
using Xunit;

namespace PaperBot.App.Tests.Containers;

public sealed class HealthCommandTests : IDisposable
{
    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData(200, 0)]
    [InlineData(503, 1)]
    [InlineData(404, 1)]
    public async Task The_exit_code_says_whether_the_bot_is_ready(int status, int exitCode)
    {
        string? asked = null;
        await using var server = await LoopbackServer.StartAsync(context =>
        {
            asked = context.Request.Path;
            context.Response.StatusCode = status;
            return context.Response.WriteAsync("""{"ready":false,"parts":{"gateway":true,"library":false,"state":true}}""");
        });
        var run = await HealthAsync(server.Root.ToString());
        Assert.Equal((exitCode, "/health/ready"), (run.ExitCode, asked));
        Assert.Contains("\"library\":false", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("*")]
    public async Task A_bot_that_listens_everywhere_is_asked_on_loopback(string host)
    {
        await using var server = await LoopbackServer.StartAsync(context => context.Response.WriteAsync("{}"));
        Assert.Equal(0, (await HealthAsync($"http://{host}:{server.Root.Port}")).ExitCode);
    }

    [Fact]
    public async Task Without_a_bot_one_sentence_says_so()
    {
        var run = await HealthAsync("http://127.0.0.1:9");
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("No bot answers at http://127.0.0.1:9/health/ready;", run.Error.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_address_there_is_nobody_to_ask()
    {
        var run = await HealthAsync("");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Health:Url is empty", run.Error, StringComparison.Ordinal);
    }

    private Task<Run> HealthAsync(string url) => Run.PaperBotAsync("health", "--data", _data.Path, "--set", $"Health:Url={url}");
}
