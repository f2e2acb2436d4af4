using PaperBot.App.Backups;
using PaperBot.App.Settings;
using Xunit;

namespace PaperBot.App.Tests.Backups;

/// <summary>What of the settings goes into a backup, and what comes out of one.</summary>
public sealed class SettingsCopyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void No_key_token_or_password_goes_into_a_backup_however_it_is_written()
    {
        var settings = _folder.File("appsettings.json", """
            {"Qdrant":{"ApiKey":"SECRET-1","Url":"http://me:SECRET-2@host:6333","Collection":"lab"},"DISCORD":{"TOKEN":"SECRET-3"},"Embedding":{"ApiKey":"SECRET-4"},
            "Model":{"ApiKey":"SECRET-5","Url":"https://host/v1?api-key=SECRET-6","Name":"small"},"Telemetry":{"OtlpEndpoint":"http://host:4317/?token=SECRET-7"},
            "ConnectionStrings":{"Other":"SECRET-8"},"Data":"/home/me/papers"}
            """);
        var (copy, leftOut) = (_folder.File("copy.json"), new SortedSet<string>(StringComparer.OrdinalIgnoreCase));

        Assert.True(SettingsCopy.Take(settings, copy, leftOut));

        var taken = File.ReadAllText(copy);
        Assert.DoesNotContain("SECRET", taken, StringComparison.Ordinal);
        Assert.DoesNotContain("/home/me", taken, StringComparison.Ordinal);
        Assert.Contains("lab", taken, StringComparison.Ordinal);
        Assert.Contains("small", taken, StringComparison.Ordinal);
        Assert.Equal(["Data", "Discord:Token", "Embedding:ApiKey", "Model:ApiKey", "Model:Url", "Qdrant:ApiKey", "Qdrant:Url", "Telemetry:OtlpEndpoint"], leftOut, StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_setting_that_this_version_does_not_know_is_not_restored()
    {
        var settings = _folder.File("settings.json", """{"Answer":{"Sources":"8","Telepathy":"on"},"Index":{"Kind":"Qdrant"}}""");
        Assert.Equal(["Answer:Sources", "Index:Kind"], SettingsCopy.Merge([settings], IndexKind.Sqlite).Keys);
    }
}
