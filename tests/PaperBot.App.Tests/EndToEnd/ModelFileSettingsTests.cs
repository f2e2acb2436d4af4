using Microsoft.Extensions.Configuration;
using PaperBot.App.Settings;
using Xunit;

namespace PaperBot.App.Tests.EndToEnd;

/// <summary>The settings <c>Models:…</c>: their defaults, and what a wrong value is answered with.</summary>
public sealed class ModelFileSettingsTests
{
    [Fact]
    public void Without_settings_models_come_from_hugging_face_into_the_data_folder()
    {
        var settings = Read();
        Assert.Equal(Path.GetFullPath("data/models"), settings.Folder);
        Assert.Equal("https://huggingface.co/", settings.Download.BaseUrl.AbsoluteUri);
        Assert.Equal(5, settings.Download.Attempts);
        Assert.Equal(TimeSpan.FromSeconds(60), settings.Download.Silence);
        Assert.Null(settings.Download.Proxy ?? (object?)settings.Catalogue ?? settings.Download.OfflineFolder ?? settings.Download.TokenFile);
    }

    [Fact]
    public void Each_value_can_be_set()
    {
        var settings = Read(
            ("Models:Folder", "/big/disk"), ("Models:BaseUrl", "https://mirror.example/hf"), ("Models:AllowedHosts", "mirror.example, *.cdn.example"),
            ("Models:Proxy", "http://me:secret@proxy:3128"), ("Models:Attempts", "7"), ("Models:SilenceSeconds", "10"), ("Models:OfflineFolder", "/usb"));
        Assert.Equal(Path.GetFullPath("/big/disk"), settings.Folder);
        Assert.Equal("mirror.example", settings.Download.BaseUrl.Host);
        Assert.Equal(["mirror.example", "*.cdn.example"], settings.Download.AllowedHosts);
        Assert.Equal(3128, settings.Download.Proxy!.Port);
        Assert.Equal(7, settings.Download.Attempts);
        Assert.Equal(TimeSpan.FromSeconds(10), settings.Download.Silence);
        Assert.Equal(Path.GetFullPath("/usb"), settings.Download.OfflineFolder);
    }

    [Theory]
    [InlineData("Models:BaseUrl", "http://mirror.example")]
    [InlineData("Models:BaseUrl", "huggingface.co")]
    [InlineData("Models:BaseUrl", "https://me:secret@mirror.example")]
    [InlineData("Models:AllowedHosts", "https://huggingface.co")]
    [InlineData("Models:AllowedHosts", "*")]
    [InlineData("Models:Proxy", "proxy")]
    [InlineData("Models:Proxy", "ftp://proxy:21")]
    [InlineData("Models:Attempts", "0")]
    [InlineData("Models:Attempts", "many")]
    [InlineData("Models:SilenceSeconds", "0")]
    public void A_wrong_value_is_named(string name, string value) =>
        Assert.Contains(name, Assert.Throws<UsageException>(() => Read((name, value))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("Models:Proxy", "me:secret@proxy")]
    [InlineData("Models:BaseUrl", "https://me:secret@mirror.example")]
    public void A_password_is_not_shown(string name, string value) =>
        Assert.DoesNotContain("secret", Assert.Throws<UsageException>(() => Read((name, value))).Message, StringComparison.Ordinal);

    private static ModelFileSettings Read(params (string Name, string Value)[] values) => SettingsReader.Read(
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(value => KeyValuePair.Create(value.Name, (string?)value.Value))).Build(), "data").ModelFiles;
}
