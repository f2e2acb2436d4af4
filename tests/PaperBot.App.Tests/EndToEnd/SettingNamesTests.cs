using Microsoft.Extensions.Configuration;
using PaperBot.App.Settings;
using Xunit;

namespace PaperBot.App.Tests.EndToEnd;

/// <summary>A typing error in a setting's name is told, and what belongs to others is left alone.</summary>
public sealed class SettingNamesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _prefix = $"PAPERBOT_{Guid.NewGuid():N}_";

    public void Dispose()
    {
        foreach (var name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(name => name.StartsWith(_prefix, StringComparison.Ordinal)))
            Environment.SetEnvironmentVariable(name, null);
        _folder.Dispose();
    }

    [Theory]
    [InlineData("Modle:Kind=None", "There is no setting Modle:Kind; did you mean Model:Kind?")]
    [InlineData("model__knid=None", "did you mean Model:Kind?")]
    [InlineData("Answer:Source=3", "did you mean Answer:Sources?")]
    [InlineData("Embedding:ApiKeyFiles=key", "did you mean Embedding:ApiKeyFile?")]
    [InlineData("Colour=red", "There is no setting Colour: README.md lists all.")]
    [InlineData("Modle:Kind=", "did you mean Model:Kind?")]
    public async Task An_unknown_name_in_set_stops_the_run(string setting, string message)
    {
        var run = await Run.PaperBotAsync("ask", "attention", "--data", _folder.Path, "--set", setting);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_last_of_two_values_of_one_setting_counts() =>
        Assert.Equal("7", SettingsReader.Sources(["Answer:Sources=3", "answer__sources=7"])["Answer:Sources"]);

    [Theory]
    [InlineData("Modle__Kind", "did you mean Model:Kind?")]
    [InlineData("Model_Kind", "did you mean Model:Kind?")]
    [InlineData("Weather__Kind", "There is no setting Weather:Kind")]
    public void An_unknown_variable_is_told(string name, string message)
    {
        Environment.SetEnvironmentVariable(_prefix + name, "None");
        Assert.Contains(message, Assert.Throws<UsageException>(() => Read(new ConfigurationBuilder().AddEnvironmentVariables(_prefix))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FUZZ_INPUTS")]
    [InlineData("TESTS_INGEST")]
    [InlineData("model__kind")]
    public void A_variable_that_is_known_or_nobodys_setting_is_left_alone(string name)
    {
        Environment.SetEnvironmentVariable(_prefix + name, "None");
        Assert.Equal("None", Read(new ConfigurationBuilder().AddEnvironmentVariables(_prefix)).Model.Kind);
    }

    [Theory]
    [InlineData("""{ "Model": { "Knid": "None" } }""", "did you mean Model:Kind?")]
    [InlineData("""{ "Modle": { "Kind": "None" } }""", "did you mean Model:Kind?")]
    [InlineData("""{ "Models": { "AllowedHosts": ["a.example"] } }""", "did you mean Models:AllowedHosts?")]
    public void An_unknown_name_in_a_file_is_told(string json, string message) =>
        Assert.Contains(message, Assert.Throws<UsageException>(() => Read(OfFile(json))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_may_hold_sections_of_other_programs() =>
        Assert.Equal(7, Read(OfFile("""{ "Logging": { "LogLevel": { "Default": "Warning" } }, "AllowedHosts": "*", "Model": {}, "Answer": { "Sources": 7 } }""")).AnswerSources);

    private IConfigurationBuilder OfFile(string json)
    {
        var file = Path.Combine(_folder.Path, "appsettings.json");
        File.WriteAllText(file, json);
        return new ConfigurationBuilder().AddJsonFile(file);
    }

    private PaperBotSettings Read(IConfigurationBuilder builder) => SettingsReader.Read(builder.Build(), _folder.Path);
}
