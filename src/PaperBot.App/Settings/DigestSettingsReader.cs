using PaperBot.Digests;

namespace PaperBot.App.Settings;

/// <summary>Configuration → checked settings of digests.</summary>
internal static class DigestSettingsReader
{
    /// <summary>Reads the settings.</summary>
    /// <exception cref="UsageException">A value is not allowed.</exception>
    public static DigestOptions Read(SettingValues values)
    {
        var byDefault = new DigestOptions();
        return byDefault with
        {
            MostPerOwner = values.Number("Digest:MostPerOwner", byDefault.MostPerOwner, 1, 1_000),
            MostPerChannel = values.Number("Digest:MostPerChannel", byDefault.MostPerChannel, 1, 1_000),
            Pause = TimeSpan.FromMinutes(values.Number("Digest:PauseMinutes", (int)byDefault.Pause.TotalMinutes, 1, 1_440)),
            OverviewSeconds = values.Number("Digest:OverviewSeconds", byDefault.OverviewSeconds, 0, 86_400),
            KeepDeliveries = TimeSpan.FromDays(values.Number("Digest:KeepDays", (int)byDefault.KeepDeliveries.TotalDays, 7, 3_650)),
        };
    }
}
