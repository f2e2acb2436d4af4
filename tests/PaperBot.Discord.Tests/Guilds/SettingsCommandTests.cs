using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using PaperBot.Conversations;
using PaperBot.Discord.Commands;
using PaperBot.Discord.Guilds;
using PaperBot.Discord.Payloads;
using Xunit;
using static PaperBot.Discord.Tests.Guilds.VisitorBuilder;

namespace PaperBot.Discord.Tests.Guilds;

/// <summary>What <c>/settings</c> changes and shows.</summary>
public sealed class SettingsCommandTests
{
    private readonly KeptNotes _state = new();
    private readonly GuildBook _guilds;

    public SettingsCommandTests() => _guilds = new GuildBook(_state, NullLogger<GuildBook>.Instance);

    [Fact]
    public async Task All_settings_are_shown_to_the_manager_alone()
    {
        var shown = await RunAsync("show");
        Assert.Equal(MessageFlags.Ephemeral, shown.Flags);
        Assert.Equal(
            """
            PaperBot on this server
            Answers in: all channels
            Never answers in: none
            Answers members with: any role or none
            Never answers members with: none
            Papers are added by: those who manage the server
            Digests come into channels for: those who manage the channel
            What is asked for, opened and liked: is counted for /trending, without names
            Replies to commands are seen by: everybody
            Requests of a member an hour: PaperBot's own limit
            Requests of the server an hour: PaperBot's own limit
            """,
            Text(shown));
    }

    [Fact]
    public async Task Every_change_is_confirmed_with_the_settings_as_they_are_then()
    {
        await RunAsync("channels allow", ("channel", "100"));
        await RunAsync("channels deny", ("channel", "200"));
        await RunAsync("roles allow", ("role", "300"));
        await RunAsync("roles deny", ("role", "301"));
        await RunAsync("roles adders", ("role", "300"));
        await RunAsync("roles subscribers", ("role", "302"));
        await RunAsync("activity", ("on", "false"));
        await RunAsync("private", ("on", "true"));
        var shown = await RunAsync("limits", ("user", "5"), ("server", "50"));
        Assert.Equal(
            """
            The limits are changed.
            PaperBot on this server
            Answers in: <#100>
            Never answers in: <#200>
            Answers members with: <@&300>
            Never answers members with: <@&301>
            Papers are added by: those who manage the server, and <@&300>
            Digests come into channels for: those who manage the channel, and <@&302>
            What is asked for, opened and liked: is not counted
            Replies to commands are seen by: the asker, until shared
            Requests of a member an hour: 5
            Requests of the server an hour: 50
            """,
            Text(shown));
    }

    [Theory]
    [InlineData("channels clear", "channel", "200")]
    [InlineData("roles clear", "role", "301")]
    public async Task One_entry_is_taken_off_all_lists(string part, string option, string id)
    {
        await FillAsync();
        await RunAsync(part, (option, id));
        var settings = await _guilds.GetAsync(Guild, CancellationToken.None);
        Assert.DoesNotContain(
            new Snowflake(ulong.Parse(id, CultureInfo.InvariantCulture)),
            settings.AllowedChannels.Concat(settings.DeniedChannels).Concat(settings.AllowedRoles).Concat(settings.DeniedRoles).Concat(settings.AdderRoles));
        Assert.Equal([Hall], settings.AllowedChannels);
        Assert.Equal([Role], settings.AllowedRoles);
    }

    [Fact]
    public async Task Without_an_entry_clear_empties_the_lists_of_its_kind_alone()
    {
        await FillAsync();
        await RunAsync("channels clear");
        var settings = await _guilds.GetAsync(Guild, CancellationToken.None);
        Assert.Equal((0, 0, 1, 1), (settings.AllowedChannels.Count, settings.DeniedChannels.Count, settings.AllowedRoles.Count, settings.DeniedRoles.Count));
        await RunAsync("roles clear");
        settings = await _guilds.GetAsync(Guild, CancellationToken.None);
        Assert.Equal((0, 0, 0), (settings.AllowedRoles.Count, settings.DeniedRoles.Count, settings.AdderRoles.Count));
    }

    [Fact]
    public async Task Reset_puts_everything_back()
    {
        await FillAsync();
        await RunAsync("reset");
        Assert.Equivalent(new GuildSettings(), await _guilds.GetAsync(Guild, CancellationToken.None), strict: true);
    }

    [Fact]
    public async Task To_allow_what_was_denied_takes_it_off_the_other_list()
    {
        await RunAsync("channels deny", ("channel", "100"));
        await RunAsync("channels allow", ("channel", "100"));
        var settings = await _guilds.GetAsync(Guild, CancellationToken.None);
        Assert.Equal([Hall], settings.AllowedChannels);
        Assert.Empty(settings.DeniedChannels);
    }

    [Fact]
    public async Task To_deny_the_last_allowed_channel_does_not_open_the_others()
    {
        await RunAsync("channels allow", ("channel", "100"));
        await RunAsync("channels deny", ("channel", "100"));
        var settings = await _guilds.GetAsync(Guild, CancellationToken.None);
        Assert.NotNull(Admission.WhyNotAsk(settings, Member() with { Channel = OtherChannel }));
    }

    [Fact]
    public async Task A_limit_of_zero_is_the_bots_own_and_one_left_out_stays()
    {
        await RunAsync("limits", ("user", "5"), ("server", "50"));
        await RunAsync("limits", ("user", "0"));
        var settings = await _guilds.GetAsync(Guild, CancellationToken.None);
        Assert.Equal((null, 50), (settings.UserRequestsPerHour, settings.GuildRequestsPerHour));
    }

    [Theory]
    [InlineData("channels allow", "channel", "")]
    [InlineData("channels clear", "channel", "general")]
    [InlineData("roles deny", "role", "-1")]
    [InlineData("limits", "user", "many")]
    [InlineData("limits", "user", "100001")]
    [InlineData("private", "on", "perhaps")]
    [InlineData("unknown part", "channel", "1")]
    public async Task A_value_that_makes_no_sense_changes_nothing(string part, string option, string value)
    {
        await RunAsync(part, (option, value));
        Assert.Empty(_state.Notes);
    }

    [Fact]
    public async Task A_full_list_takes_nothing_more_and_says_so()
    {
        for (var id = 1; id <= GuildSettings.MostEntries; id++) await RunAsync("channels deny", ("channel", $"{id}"));
        await RunAsync("channels deny", ("channel", "9999"));
        var settings = await _guilds.GetAsync(Guild, CancellationToken.None);
        Assert.Equal(GuildSettings.MostEntries, settings.DeniedChannels.Count);
        Assert.DoesNotContain(new Snowflake(9999), settings.DeniedChannels);
    }

    [Fact]
    public async Task The_longest_lists_stay_within_a_message_embed()
    {
        Snowflake[] full = [.. Enumerable.Range(0, GuildSettings.MostEntries).Select(id => new Snowflake(ulong.MaxValue - (ulong)id))];
        await _guilds.ChangeAsync(Guild, _ => new GuildSettings { AllowedChannels = full, DeniedChannels = full, AllowedRoles = full, DeniedRoles = full, AdderRoles = full }, CancellationToken.None);
        var embed = Assert.Single((await RunAsync("show")).Embeds!);
        Assert.All(embed.Fields!, field => Assert.InRange(field.Value.Length, 1, 1_024));
        Assert.InRange(embed.Title!.Length + embed.Footer!.Text.Length + embed.Fields!.Sum(field => field.Name.Length + field.Value.Length), 1, 6_000);
    }

    [Fact]
    public async Task Whoever_may_not_manage_changes_nothing_and_sees_nothing()
    {
        var refused = await new SettingsCommand(_guilds).RunAsync(Call("reset"), Member(), CancellationToken.None);
        Assert.Equal(MessageFlags.Ephemeral, refused.Flags & MessageFlags.Ephemeral);
        Assert.Equal((0, 0), (_state.Reads, _state.Writes));
    }

    [Fact]
    public async Task A_change_that_cannot_be_kept_is_not_confirmed()
    {
        _state.FailsToWrite = true;
        await Assert.ThrowsAsync<BotStateException>(() => RunAsync("reset"));
    }

    private Task<GuildSettings> FillAsync() => _guilds.ChangeAsync(
        Guild,
        _ => new GuildSettings { AllowedChannels = [Hall], DeniedChannels = [OtherChannel], AllowedRoles = [Role], DeniedRoles = [OtherRole], AdderRoles = [OtherRole] },
        CancellationToken.None);

    private Task<MessageBody> RunAsync(string part, params (string Name, string Value)[] options) =>
        new SettingsCommand(_guilds).RunAsync(Call(part, options), Manager, CancellationToken.None);

    private static CommandCall Call(string part, params (string Name, string Value)[] options) =>
        new("settings", part, options.ToDictionary(option => option.Name, option => option.Value), null, null);

    private static string Text(MessageBody message)
    {
        var embed = Assert.Single(message.Embeds!);
        return string.Join('\n', new[] { message.Content, embed.Title }.OfType<string>().Concat(embed.Fields!.Select(field => $"{field.Name}: {field.Value}")));
    }
}
