using PaperBot.Discord.Http;
using PaperBot.Discord.Payloads;
using PaperBot.DiscordServer.Faults;
using Xunit;
using static PaperBot.Discord.Tests.Http.ScriptedApi;

namespace PaperBot.Discord.Tests.Http;

/// <summary>Whatever fails, neither bot token nor interaction token nor the text of a message reaches a log or an exception.</summary>
public sealed class SecrecyTests
{
    private const string Text = "a private question";
    private static readonly MessageBody Body = new() { Content = Text };

    public static TheoryData<HttpFaultKind> Kinds => [.. Enum.GetValues<HttpFaultKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task No_failure_tells_a_secret(HttpFaultKind kind)
    {
        await using var api = await StartAsync(Pace with { AttemptTimeout = TimeSpan.FromMilliseconds(50), ResponseAttemptTimeout = TimeSpan.FromMilliseconds(50), MaxAttempts = 2, MaxRateLimited = 2 });
        api.Faults.Add(new HttpFault(kind) { Delay = TimeSpan.FromMilliseconds(kind == HttpFaultKind.Slow ? 60_000 : 5) });
        AssertSilent(api, await FailuresAsync(api.Client));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(302)]
    public async Task No_refusal_tells_a_secret_even_when_it_repeats_one(int status)
    {
        await using var api = await StartAsync(Json(status, $$$"""{"message":"{{{Text}}} {{{InteractionToken}}}","code":50035,"errors":{"content":{"_errors":[{"code":"X","message":"{{{Text}}} {{{BotToken}}}"}]} } }"""));
        AssertSilent(api, await FailuresAsync(api.Client));
    }

    [Fact]
    public void No_description_tells_a_secret()
    {
        var interaction = Interaction();
        object[] described =
        [
            new DiscordOptions { BotToken = BotToken }, DiscordRoutes.Response(interaction, InteractionResponse.Message(Body)), DiscordRoutes.FollowUp(interaction, Body),
            DiscordRoutes.Response(HttpMethod.Patch, interaction, Body), DiscordRoutes.Creation(new Snowflake(10), Body),
        ];
        Assert.All(described, each => AssertNoSecret(each.ToString()!));
    }

    private static async Task<IReadOnlyList<DiscordException>> FailuresAsync(DiscordApi client)
    {
        var channel = new Snowflake(10);
        var failures = new List<DiscordException>();
        Func<Task>[] calls =
        [
            () => client.RespondAsync(Interaction(), InteractionResponse.Message(Body), CancellationToken.None),
            () => client.EditResponseAsync(Interaction(), Body, CancellationToken.None),
            () => client.FollowUpAsync(Interaction(), Body, CancellationToken.None),
            () => client.GetResponseAsync(Interaction(), CancellationToken.None),
            () => client.CreateMessageAsync(channel, Body, CancellationToken.None),
            () => client.EditMessageAsync(channel, new Snowflake(20), Body, CancellationToken.None),
            () => client.StartThreadAsync(channel, new Snowflake(20), Text, CancellationToken.None),
            () => client.GetApplicationAsync(CancellationToken.None),
        ];
        foreach (var call in calls)
        {
            try
            {
                await call();
            }
            catch (DiscordException failure)
            {
                failures.Add(failure);
            }
        }

        return failures;
    }

    private static void AssertSilent(ScriptedApi api, IReadOnlyList<DiscordException> failures)
    {
        Assert.NotEmpty(failures);
        Assert.NotEmpty(api.Logger.Lines);
        Assert.Contains(api.Requests, request => request.ToString().Contains(InteractionToken, StringComparison.Ordinal));
        Assert.All(failures, failure => AssertNoSecret(failure.ToString()));
        Assert.All(api.Logger.Lines, AssertNoSecret);
    }

    private static void AssertNoSecret(string told)
    {
        Assert.DoesNotContain(BotToken, told, StringComparison.Ordinal);
        Assert.DoesNotContain(InteractionToken, told, StringComparison.Ordinal);
        Assert.DoesNotContain(Text, told, StringComparison.Ordinal);
    }
}
