using Microsoft.AspNetCore.Http;
using PaperBot.Discord.Http;
using PaperBot.Discord.Payloads;
using PaperBot.DiscordServer.Faults;
using Xunit;
using static PaperBot.Discord.Tests.Http.ScriptedApi;

namespace PaperBot.Discord.Tests.Http;

/// <summary>Uploaded files come from Discord's hosts alone, never longer than agreed, and nobody learns the bot token by it.</summary>
public sealed class FileDownloadTests
{
    [Fact]
    public async Task A_file_is_fetched_without_showing_who_asks()
    {
        await using var api = await StartAsync(Bytes(1000));
        Assert.Equal(1000, (await FetchAsync(api, 1000)).Length);
        Assert.DoesNotContain("Authorization", Assert.Single(api.Requests).Headers.Keys);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_that_is_longer_than_told_is_not_read_to_its_end(bool tellsLength)
    {
        // It has no end: only who stops reading gets an answer.
        var mebibyte = new byte[1024 * 1024];
        await using var api = await StartAsync(async context =>
        {
            if (tellsLength) context.Response.ContentLength = long.MaxValue;
            while (!context.RequestAborted.IsCancellationRequested) await context.Response.Body.WriteAsync(mebibyte, context.RequestAborted);
        });
        var failure = await Assert.ThrowsAsync<DiscordException>(() => FetchAsync(api, 1024 * 1024));
        Assert.Equal((DiscordErrorKind.Invalid, "This file is too large; at most 1 MiB can be read."), (failure.Kind, failure.Message));
    }

    [Fact]
    public async Task A_file_that_is_said_to_be_too_long_is_not_asked_for()
    {
        await using var api = await StartAsync();
        await Assert.ThrowsAsync<DiscordException>(() => api.Client.DownloadAsync(new Attachment { Url = Address(api), Size = 1001 }, 1000, CancellationToken.None));
        Assert.Empty(api.Requests);
    }

    [Theory]
    [InlineData("https://cdn.discordapp.com.evil.example/a.bib")]
    [InlineData("https://evil.example/cdn.discordapp.com/a.bib")]
    [InlineData("https://cdn.discordapp.com@evil.example/a.bib")]
    [InlineData("https://user@cdn.discordapp.com/a.bib")]
    [InlineData("http://cdn.discordapp.com/a.bib")]
    [InlineData("https://cdn.discordapp.com:8443/a.bib")]
    [InlineData("http://127.0.0.1:1/a.bib")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("file:///etc/passwd")]
    [InlineData("//cdn.discordapp.com/a.bib")]
    [InlineData("/a.bib")]
    [InlineData("")]
    public async Task A_file_from_anywhere_else_is_refused(string url)
    {
        await using var api = await StartAsync();
        var failure = await Assert.ThrowsAsync<DiscordException>(() => api.Client.DownloadAsync(new Attachment { Url = url }, 1000, CancellationToken.None));
        Assert.Equal("This file does not lie on Discord's servers; upload it again.", failure.Message);
    }

    [Theory]
    [InlineData(302, DiscordErrorKind.Unavailable)]
    [InlineData(403, DiscordErrorKind.NotFound)]
    [InlineData(404, DiscordErrorKind.NotFound)]
    [InlineData(503, DiscordErrorKind.Unavailable)]
    public async Task A_file_that_is_not_given_is_told_calmly_and_no_redirect_is_followed(int status, DiscordErrorKind kind)
    {
        await using var other = await StartAsync();
        await using var api = await StartAsync(Json(status, "", ("Location", new Uri(other.Root, "/files/a.bib").ToString())));
        var failure = await Assert.ThrowsAsync<DiscordException>(() => FetchAsync(api, 1000));
        Assert.Equal((kind, "The file could not be fetched from Discord; upload it again."), (failure.Kind, failure.Message));
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task A_file_that_breaks_off_or_never_comes_is_told_calmly()
    {
        await using var api = await StartAsync(
            Pace with { Patience = TimeSpan.FromMilliseconds(300) },
            async context =>
            {
                context.Response.ContentLength = 500;
                await context.Response.Body.WriteAsync(new byte[100]);
                context.Abort();
            });
        await Assert.ThrowsAsync<DiscordException>(() => FetchAsync(api, 1000));
        api.Faults.Add(new HttpFault(HttpFaultKind.Slow) { Delay = TimeSpan.FromMinutes(1) });
        await Assert.ThrowsAsync<DiscordException>(() => FetchAsync(api, 1000));
    }

    private static RequestDelegate Bytes(int count) => context => context.Response.Body.WriteAsync(new byte[count]).AsTask();

    private static string Address(ScriptedApi api) => new Uri(api.Root, "/files/1/a.bib?ex=1&hm=2").ToString();

    private static Task<byte[]> FetchAsync(ScriptedApi api, int mostBytes) =>
        api.Client.DownloadAsync(new Attachment { Url = Address(api), Size = 10 }, mostBytes, CancellationToken.None);
}
