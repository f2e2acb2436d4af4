using System.Text;
using PaperBot.Discord;
using PaperBot.Discord.FairUse;
using PaperBot.Discord.Talk;

namespace PaperBot.App.Settings;

/// <summary>Configuration → checked settings of the bot.</summary>
internal static class DiscordSettingsReader
{
    private const int MostRequests = 1_000_000;
    private const int MostModelTokens = 2_000_000_000;

    private static readonly char[] Separators = [',', ';', ' '];

    /// <summary>Reads the settings.</summary>
    /// <exception cref="UsageException">A value is not allowed.</exception>
    public static DiscordSettings Read(SettingValues values, int answerSources) => new()
    {
        BotToken = BotToken(values),
        ApiBaseUrl = ApiBaseUrl(values),
        GatewayUrl = GatewayUrl(values),
        Shards = values.Number("Discord:Shards", 0, 0, 1_000),
        Compress = values.Flag("Discord:Compress", byDefault: true),
        FileHosts = values.Text("Discord:FileHosts")?.Split(Separators, StringSplitOptions.RemoveEmptyEntries) ?? [],
        Bot = Bot(values, answerSources),
        FairUse = FairUse(values),
    };

    private static BotOptions Bot(SettingValues values, int answerSources)
    {
        var byDefault = new BotOptions();
        return byDefault with
        {
            Sources = answerSources,
            StopGrace = TimeSpan.FromSeconds(values.Number("Discord:StopGraceSeconds", (int)byDefault.StopGrace.TotalSeconds, 0, 600)),
            KeepFor = TimeSpan.FromDays(values.Number("Discord:KeepDays", (int)byDefault.KeepFor.TotalDays, 1, 3_650)),
            MostAtOnce = values.Number("Discord:MostAtOnce", byDefault.MostAtOnce, 1, 100_000),
            LogTexts = values.Flag("Log:Texts"),
        };
    }

    private static FairUseOptions FairUse(SettingValues values)
    {
        var byDefault = new FairUseOptions();
        return new FairUseOptions
        {
            UserRequestsPerMinute = values.Number("FairUse:UserRequestsPerMinute", byDefault.UserRequestsPerMinute, 1, MostRequests),
            UserRequestsPerHour = values.Number("FairUse:UserRequestsPerHour", byDefault.UserRequestsPerHour, 1, MostRequests),
            GuildRequestsPerHour = values.Number("FairUse:GuildRequestsPerHour", byDefault.GuildRequestsPerHour, 1, MostRequests),
            UserTokensPerDay = values.Number("FairUse:UserTokensPerDay", (int)byDefault.UserTokensPerDay, 1, MostModelTokens),
            GuildTokensPerDay = values.Number("FairUse:GuildTokensPerDay", (int)byDefault.GuildTokensPerDay, 1, MostModelTokens),
        };
    }

    /// <summary>Pasted with what stands before it in a request, it is understood; anything else that cannot stand in one is refused without being shown.</summary>
    private static Secret? BotToken(SettingValues values)
    {
        if (values.Secret("Discord:Token") is not { } secret) return null;
        var text = secret.Reveal();
        if (text.StartsWith("Bot ", StringComparison.OrdinalIgnoreCase)) text = text[4..].Trim();
        return Ascii.IsValid(text) && text.Length is > 0 and <= 512 && !text.Any(sign => char.IsControl(sign) || char.IsWhiteSpace(sign) || sign == '"')
            ? new Secret(text)
            : throw new UsageException("Discord:Token does not look like a bot token: copy it again from the page Bot of your application, without spaces or quotation marks.");
    }

    private static Uri ApiBaseUrl(SettingValues values)
    {
        if (values.Text("Discord:ApiBaseUrl") is not { } text) return DiscordOptions.DefaultApiBaseUrl;
        return Address(text, Uri.UriSchemeHttp, Uri.UriSchemeHttps) is { } url
            ? url.AbsolutePath.EndsWith('/') ? url : new Uri(url + "/")
            : throw Wrong("Discord:ApiBaseUrl", text, DiscordOptions.DefaultApiBaseUrl.ToString());
    }

    private static Uri? GatewayUrl(SettingValues values)
    {
        if (values.Text("Discord:GatewayUrl") is not { } text) return null;
        return Address(text, Uri.UriSchemeWs, Uri.UriSchemeWss) ?? throw Wrong("Discord:GatewayUrl", text, "wss://gateway.discord.gg");
    }

    private static Uri? Address(string text, params string[] schemes) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && schemes.Contains(url.Scheme) && url.Host.Length > 0 && url.UserInfo.Length == 0 && url.Query.Length == 0 && url.Fragment.Length == 0
            ? url
            : null;

    /// <summary>An address may hold a password before an @, and then it is not shown.</summary>
    private static UsageException Wrong(string name, string text, string example) =>
        new($"{name} {(text.Contains('@', StringComparison.Ordinal) ? "" : $"is \"{text}\", but ")}has to be an address like {example}, without a name, a password or a query.");
}
