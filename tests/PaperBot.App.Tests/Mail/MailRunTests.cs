using System.Net;
using System.Text.RegularExpressions;
using PaperBot.App.Tests.Discord;
using PaperBot.App.Tests.EndToEnd;
using PaperBot.Digests;
using PaperBot.DiscordServer;
using PaperBot.Mail.Tests.Servers;
using PaperBot.Sqlite.State;
using Xunit;

namespace PaperBot.App.Tests.Mail;

/// <summary>The whole way of a digest by e-mail: subscribed to, confirmed, made and sent by the running bot, ended by one click in a mail program.</summary>
public sealed partial class MailRunTests : IDisposable
{
    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_digest_comes_by_mail_once_and_its_link_ends_it()
    {
        await using var server = await RealServer.StartAsync();
        var page = new Uri($"http://127.0.0.1:{BotProcess.FreePort()}/");
        string[] settings = [$"Mail:Host={IPAddress.Loopback}", $"Mail:Port={server.Port}", "Mail:Security=None", "Mail:From=papers@example.org", $"Mail:PublicUrl={page}", $"Mail:ListenUrl={page}"];
        await ConfirmAsync(server, settings);
        await MakeDueAsync();

        await using var discord = await LoopbackDiscord.StartAsync();
        await using var bot = BotProcess.Start(_data.Path, discord.BotToken, [$"Discord:ApiBaseUrl={discord.ApiBaseUrl}", .. settings]);
        await bot.UntilAsync(() => Task.FromResult(server.Mails.Count >= 2), "the digest has come");
        var mail = (await ReadMail.AllAsync(server.Mails))[1];
        Assert.Empty(mail.Defects);
        Assert.StartsWith("No new papers on “glacier melt”", mail.Header("Subject"), StringComparison.Ordinal);
        var link = new Uri(mail.Header("List-Unsubscribe")!.Trim('<', '>'));
        Assert.Equal(("List-Unsubscribe=One-Click", page.Authority), (mail.Header("List-Unsubscribe-Post"), link.Authority));

        using var http = new HttpClient();
        Assert.Contains("End these digests?", await http.GetStringAsync(link, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Single(await SubscriptionsAsync());
        using var answer = await http.PostAsync(link, new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(await SubscriptionsAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(new Uri(page, "/metrics"), TestContext.Current.CancellationToken)).StatusCode);
        await bot.SignalAsync("TERM");
        Assert.Equal(0, await bot.ExitAsync());
        Assert.Equal(2, server.Mails.Count);
        Assert.DoesNotContain(link.Segments[^1], bot.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("ada@", bot.Log, StringComparison.Ordinal);
    }

    [GeneratedRegex("digest confirm ([A-Z0-9]{4}-[A-Z0-9]{4})", RegexOptions.NonBacktracking)]
    private static partial Regex Code();

    private async Task ConfirmAsync(RealServer server, string[] settings)
    {
        string[] set = ["--data", _data.Path, .. settings.SelectMany(setting => new[] { "--set", setting })];
        Assert.Equal(0, (await Run.PaperBotAsync(["digest", "subscribe", "--topic", "glacier melt", "--email", "ada@example.org", "--zone", "Etc/UTC", .. set])).ExitCode);
        var code = Code().Match((await ReadMail.AllAsync(server.Mails)).Single().Text).Groups[1].Value;
        Assert.Equal(0, (await Run.PaperBotAsync(["digest", "confirm", code, .. set])).ExitCode);
    }

    /// <summary>A subscription as it would be a day and a half later.</summary>
    private async Task MakeDueAsync()
    {
        await using var state = await SqliteBotState.OpenAsync(_data.File("bot.db"), TestContext.Current.CancellationToken);
        var kept = Assert.Single(await state.GetOfOwnerAsync(Subscription.LocalOwner, TestContext.Current.CancellationToken));
        Assert.NotNull(await state.ChangeAsync(
            kept.Subscription.Id,
            one => new KeptSubscription(one.Subscription with { CreatedAt = one.Subscription.CreatedAt.AddDays(-2) }, one.Progress with { NextDue = one.Progress.NextDue!.Value.AddDays(-1) }),
            TestContext.Current.CancellationToken));
    }

    private async Task<IReadOnlyList<KeptSubscription>> SubscriptionsAsync()
    {
        await using var state = await SqliteBotState.OpenAsync(_data.File("bot.db"), TestContext.Current.CancellationToken);
        return await state.GetOfOwnerAsync(Subscription.LocalOwner, TestContext.Current.CancellationToken);
    }
}
