using Microsoft.Extensions.Logging.Abstractions;
using PaperBot.Discord.Commands;
using PaperBot.Discord.Http;
using PaperBot.Discord.Payloads;
using PaperBot.Discord.Tests.Guilds;
using PaperBot.Discord.Tests.Http;
using Xunit;
using static PaperBot.Discord.Tests.Http.ScriptedApi;

namespace PaperBot.Discord.Tests.Commands;

/// <summary>When the commands are sent, and when not.</summary>
public sealed class CommandRegistrationTests
{
    private static readonly Snowflake Application = new(5);

    private readonly KeptNotes _state = new();

    [Fact]
    public async Task Commands_are_sent_once_and_not_again_after_a_restart()
    {
        await using var api = await StartAsync(Json(200, "[{},{}]"));
        Assert.True(await EnsureAsync(api));
        Assert.False(await EnsureAsync(api));
        var request = Assert.Single(api.Requests);
        Assert.Equal("PUT /applications/5/commands", request.ToString());
        Assert.Equal(CommandCatalogue.All.Count, request.Json!.AsArray().Count);
    }

    [Fact]
    public async Task Another_application_gets_them_too()
    {
        await using var api = await StartAsync(Json(200, "[]"));
        await EnsureAsync(api);
        Assert.True(await EnsureAsync(api, new Snowflake(6)));
        Assert.Equal(2, api.Requests.Count);
    }

    [Fact]
    public async Task What_Discord_did_not_take_is_sent_again_the_next_time()
    {
        await using var api = await StartAsync(Refusal(400, 50035), Json(200, "[]"));
        await Assert.ThrowsAsync<DiscordException>(() => EnsureAsync(api));
        Assert.Empty(_state.Notes);
        Assert.True(await EnsureAsync(api));
        Assert.Single(_state.Notes);
    }

    [Fact]
    public async Task A_state_that_fails_is_no_reason_to_stop()
    {
        await using var api = await StartAsync(Json(200, "[]"));
        (_state.FailsToRead, _state.FailsToWrite) = (true, true);
        Assert.True(await EnsureAsync(api));
        Assert.True(await EnsureAsync(api));
    }

    [Fact]
    public void The_fingerprint_tells_changes_and_nothing_else()
    {
        var same = CommandRegistration.Fingerprint(Application, CommandCatalogue.All);
        Assert.Equal(same, CommandRegistration.Fingerprint(Application, [.. CommandCatalogue.All.Select(command => command with { })]));
        Assert.NotEqual(same, CommandRegistration.Fingerprint(Application, [.. CommandCatalogue.All.Skip(1)]));
        Assert.NotEqual(same, CommandRegistration.Fingerprint(Application, [CommandCatalogue.All[0] with { Description = "Ask" }, .. CommandCatalogue.All.Skip(1)]));
    }

    private Task<bool> EnsureAsync(ScriptedApi api, Snowflake? application = null) =>
        new CommandRegistration(api.Client, _state, NullLogger<CommandRegistration>.Instance).EnsureAsync(application ?? Application, CancellationToken.None);
}
