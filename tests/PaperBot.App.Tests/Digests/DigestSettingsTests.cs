using PaperBot.App.Settings;
using PaperBot.Digests;
using Xunit;

namespace PaperBot.App.Tests.Digests;

public sealed class DigestSettingsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Without_any_the_defaults_count() => Assert.Equal(new DigestOptions(), Read());

    [Fact]
    public void What_is_set_counts()
    {
        var digests = Read("Digest:MostPerOwner=3", "Digest:MostPerChannel=4", "Digest:PauseMinutes=5", "Digest:OverviewSeconds=0", "Digest:KeepDays=7");
        Assert.Equal((3, 4, 5, 0, 7), (digests.MostPerOwner, digests.MostPerChannel, digests.Pause.TotalMinutes, digests.OverviewSeconds, digests.KeepDeliveries.TotalDays));
    }

    [Theory]
    [InlineData("Digest:MostPerOwner", "0", "from 1 to 1000")]
    [InlineData("Digest:MostPerOwner", "1001", "from 1 to 1000")]
    [InlineData("Digest:MostPerChannel", "many", "from 1 to 1000")]
    [InlineData("Digest:PauseMinutes", "0", "from 1 to 1440")]
    [InlineData("Digest:PauseMinutes", "1.5", "from 1 to 1440")]
    [InlineData("Digest:OverviewSeconds", "-1", "from 0 to 86400")]
    [InlineData("Digest:KeepDays", "6", "from 7 to 3650")]
    [InlineData("Digest:KeepDays", "99999999999", "from 7 to 3650")]
    public void A_wrong_value_is_told_with_its_name_and_range(string name, string value, string range)
    {
        var error = Assert.Throws<UsageException>(() => Read($"{name}={value}"));
        Assert.Contains($"{name} is \"{value}\", but has to be a whole number {range}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_setting_that_is_not_there_is_told() => Assert.Contains("There is no setting Digest:Keep", Assert.Throws<UsageException>(() => Read("Digest:Keep=1")).Message, StringComparison.Ordinal);

    private DigestOptions Read(params string[] settings) => SettingsReader.Read(SettingsReader.Sources(settings), _folder.Path).Digests;
}
