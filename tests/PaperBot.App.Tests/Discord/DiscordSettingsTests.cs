using Microsoft.Extensions.Logging;
using PaperBot.App.Settings;
using PaperBot.App.Tests.EndToEnd;
using PaperBot.Discord;
using Xunit;

namespace PaperBot.App.Tests.Discord;

/// <summary>Settings of the bot: their defaults, their ranges, and that no secret is shown.</summary>
public sealed class DiscordSettingsTests : IDisposable
{
    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public void Without_settings_the_documented_defaults_hold()
    {
        var settings = Read();
        Assert.Null(settings.Discord.BotToken);
        Assert.Equal(DiscordOptions.DefaultApiBaseUrl, settings.Discord.ApiBaseUrl);
        Assert.Null(settings.Discord.GatewayUrl);
        Assert.Equal((0, true, 5), (settings.Discord.Shards, settings.Discord.Compress, settings.Discord.Bot.Sources));
        Assert.Equal((TimeSpan.FromSeconds(20), TimeSpan.FromDays(30), 500), (settings.Discord.Bot.StopGrace, settings.Discord.Bot.KeepFor, settings.Discord.Bot.MostAtOnce));
        Assert.Equal(new Uri("http://127.0.0.1:8080"), settings.Host.HealthUrl);
        Assert.Null(settings.Host.OtlpEndpoint);
        Assert.Equal((LogLevel.Information, false, false), (settings.Host.LogLevel, settings.Host.LogsJson, settings.Discord.Bot.LogTexts));
    }

    [Theory]
    [InlineData("Discord:ApiBaseUrl=ftp://discord.example", "Discord:ApiBaseUrl is \"ftp://discord.example\", but has to be an address like https://discord.com/api/v10/")]
    [InlineData("Discord:ApiBaseUrl=https://me:secret@discord.example", "Discord:ApiBaseUrl has to be an address like")]
    [InlineData("Discord:GatewayUrl=https://gateway", "Discord:GatewayUrl is \"https://gateway\", but has to be an address like wss://gateway.discord.gg")]
    [InlineData("Discord:Shards=1001", "Discord:Shards is \"1001\", but has to be a whole number from 0 to 1000.")]
    [InlineData("Discord:Compress=perhaps", "Discord:Compress is \"perhaps\", but has to be true or false.")]
    [InlineData("Discord:StopGraceSeconds=-1", "Discord:StopGraceSeconds is \"-1\", but has to be a whole number from 0 to 600.")]
    [InlineData("Discord:KeepDays=0", "Discord:KeepDays is \"0\", but has to be a whole number from 1 to 3650.")]
    [InlineData("Discord:MostAtOnce=none", "Discord:MostAtOnce is \"none\", but has to be a whole number from 1 to 100000.")]
    [InlineData("FairUse:UserRequestsPerMinute=0", "FairUse:UserRequestsPerMinute is \"0\", but has to be a whole number from 1 to 1000000.")]
    [InlineData("FairUse:UserTokensPerDay=2000000001", "FairUse:UserTokensPerDay is \"2000000001\", but has to be a whole number from 1 to 2000000000.")]
    [InlineData("Health:Url=8080", "Health:Url is \"8080\", but has to be an address like http://127.0.0.1:8080, or empty")]
    [InlineData("Health:Url=http://127.0.0.1:8080/health", "Health:Url is \"http://127.0.0.1:8080/health\"")]
    [InlineData("Telemetry:OtlpEndpoint=collector:4318", "Telemetry:OtlpEndpoint is \"collector:4318\", but has to be an address like http://127.0.0.1:4318")]
    [InlineData("Telemetry:Protocol=Json", "Telemetry:Protocol is \"Json\", but can only be HttpProtobuf or Grpc.")]
    [InlineData("Telemetry:IntervalSeconds=0", "Telemetry:IntervalSeconds is \"0\", but has to be a whole number from 1 to 3600.")]
    [InlineData("Log:Level=Loud", "Log:Level is \"Loud\", but can only be Information, Trace")]
    [InlineData("Log:Format=Xml", "Log:Format is \"Xml\", but can only be Text or Json.")]
    [InlineData("Discord:Tokn=x", "There is no setting Discord:Tokn; did you mean Discord:Token?")]
    public async Task A_wrong_value_stops_with_its_name_and_what_would_be_right(string setting, string message)
    {
        var run = await Run.PaperBotAsync("run", "--data", _data.Path, "--set", setting);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Error.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MTA.secret bot.token")]
    [InlineData("MTA.sécret.token")]
    [InlineData("\"MTA.secret.token\"")]
    public async Task A_bot_token_that_can_be_none_is_refused_unshown(string botToken)
    {
        var run = await Run.PaperBotAsync("run", "--data", _data.Path, "--set", $"Discord:Token={botToken}");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("copy it again", run.Error.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.DoesNotContain(botToken, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_bot_token_one_sentence_says_where_to_get_one()
    {
        var run = await Run.PaperBotAsync("run", "--data", _data.Path);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("There is no bot token: make an application at https://discord.com/developers/applications", run.Error.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("Discord:TokenFile", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bot_token_comes_from_a_file_and_may_have_its_scheme_before_it() =>
        Assert.Equal("MTA.secret.token", Read($"Discord:TokenFile={_data.File("token", "Bot MTA.secret.token\n")}").Discord.BotToken!.Reveal());

    [Fact]
    public void A_file_without_end_is_no_bot_token()
    {
        Assert.SkipUnless(File.Exists("/dev/zero"), "There is no such device here.");
        var refused = Assert.Throws<UsageException>(() => Read("Discord:TokenFile=/dev/zero"));
        Assert.Contains("too large", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_addresses_are_read()
    {
        var settings = Read("Discord:ApiBaseUrl=http://127.0.0.1:9/api/v10", "Discord:GatewayUrl=ws://127.0.0.1:9/gateway", "Discord:FileHosts=127.0.0.1:8081, files.example", "Health:Url=");
        Assert.Equal(new Uri("http://127.0.0.1:9/api/v10/"), settings.Discord.ApiBaseUrl);
        Assert.Equal(new Uri("ws://127.0.0.1:9/gateway"), settings.Discord.GatewayUrl);
        Assert.Equal(["127.0.0.1:8081", "files.example"], settings.Discord.FileHosts);
        Assert.Null(settings.Host.HealthUrl);
        Assert.Equal(new Uri("http://0.0.0.0:9000"), Read("Health:Url=http://*:9000").Host.HealthUrl);
    }

    private PaperBotSettings Read(params string[] settings) => SettingsReader.Read(SettingsReader.Sources(settings), _data.Path);
}
