using Microsoft.Extensions.Logging.Abstractions;
using PaperBot.Conversations;
using PaperBot.Discord.Guilds;
using PaperBot.Discord.Payloads;
using Xunit;
using static PaperBot.Discord.Tests.Guilds.VisitorBuilder;

namespace PaperBot.Discord.Tests.Guilds;

/// <summary>How the settings of guilds are kept.</summary>
public sealed class GuildBookTests
{
    private readonly KeptNotes _state = new();

    [Fact]
    public async Task Settings_outlive_a_restart()
    {
        var settings = new GuildSettings
        {
            AllowedChannels = [Hall], DeniedChannels = [OtherChannel], AllowedRoles = [Role], DeniedRoles = [OtherRole], AdderRoles = [Role, OtherRole],
            PrivateAnswers = true, UserRequestsPerHour = 7, GuildRequestsPerHour = 70,
        };
        await Book().ChangeAsync(Guild, _ => settings, CancellationToken.None);
        Assert.Equivalent(settings, await Book().GetAsync(Guild, CancellationToken.None), strict: true);
        Assert.Empty((await Book().GetAsync(new Snowflake(901), CancellationToken.None)).AllowedChannels);
    }

    [Fact]
    public async Task Settings_are_read_once()
    {
        var book = Book();
        for (var i = 0; i < 5; i++) await book.GetAsync(Guild, CancellationToken.None);
        Assert.Equal(1, _state.Reads);
    }

    [Fact]
    public async Task Direct_messages_have_the_defaults_and_are_not_looked_up()
    {
        Assert.False((await Book().GetAsync(null, CancellationToken.None)).PrivateAnswers);
        Assert.Equal(0, _state.Reads);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("{\"allowed_channels\":[\"x\"]}")]
    [InlineData("{\"private_answers\":\"yes\"}")]
    [InlineData("{\"user_requests_per_hour\":1e99}")]
    public async Task What_cannot_be_read_gives_the_defaults_and_is_logged(string note)
    {
        _state.Notes["discord.guild.900"] = note;
        var log = new CapturedLog<GuildBook>();
        var settings = await new GuildBook(_state, log).GetAsync(Guild, CancellationToken.None);
        Assert.Equivalent(new GuildSettings(), settings, strict: true);
        Assert.Contains("guild 900", Assert.Single(log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_out_of_bounds_is_put_within_them()
    {
        var ids = string.Join(',', Enumerable.Range(1, 500).Select(id => $"\"{id}\",\"{id}\""));
        _state.Notes["discord.guild.900"] = $"{{\"allowed_channels\":[{ids}]," + """ "denied_roles":null,"user_requests_per_hour":-5,"guild_requests_per_hour":0,"unknown":{}}""";
        var settings = await Book().GetAsync(Guild, CancellationToken.None);
        Assert.Equal(GuildSettings.MostEntries, settings.AllowedChannels.Distinct().Count());
        Assert.Equal(GuildSettings.MostEntries, settings.AllowedChannels.Count);
        Assert.Equal((0, null, null), (settings.DeniedRoles.Count, settings.UserRequestsPerHour, settings.GuildRequestsPerHour));
    }

    [Fact]
    public async Task A_read_that_ends_late_does_not_undo_what_was_written_meanwhile()
    {
        var held = new TaskCompletionSource();
        var book = Book();
        _state.ReadsEndAfter = held.Task;
        var reading = book.GetAsync(Guild, CancellationToken.None);
        _state.ReadsEndAfter = Task.CompletedTask;
        await book.ChangeAsync(Guild, _ => new GuildSettings { PrivateAnswers = true }, CancellationToken.None);
        held.SetResult();
        Assert.False((await reading).PrivateAnswers);
        Assert.True((await book.GetAsync(Guild, CancellationToken.None)).PrivateAnswers);
    }

    [Fact]
    public async Task Changes_of_many_at_once_are_all_kept()
    {
        var book = Book();
        await Task.WhenAll(Enumerable.Range(1, 30).Select(id => Task.Run(() => book.ChangeAsync(
            Guild, settings => settings with { DeniedChannels = [.. settings.DeniedChannels, new Snowflake((ulong)id)] }, CancellationToken.None))));
        Assert.Equal(30, (await Book().GetAsync(Guild, CancellationToken.None)).DeniedChannels.Count);
    }

    [Fact]
    public async Task A_change_that_cannot_be_kept_is_not_in_force_and_the_next_one_is()
    {
        var book = Book();
        _state.FailsToWrite = true;
        await Assert.ThrowsAsync<BotStateException>(() => book.ChangeAsync(Guild, _ => new GuildSettings { PrivateAnswers = true }, CancellationToken.None));
        Assert.False((await book.GetAsync(Guild, CancellationToken.None)).PrivateAnswers);
        _state.FailsToWrite = false;
        await book.ChangeAsync(Guild, _ => new GuildSettings { UserRequestsPerHour = 3 }, CancellationToken.None);
        Assert.Equal(3, (await book.GetAsync(Guild, CancellationToken.None)).UserRequestsPerHour);
    }

    [Fact]
    public async Task A_guild_that_was_left_leaves_nothing()
    {
        var book = Book();
        await book.ChangeAsync(Guild, _ => new GuildSettings { PrivateAnswers = true }, CancellationToken.None);
        await book.RemoveAsync(Guild, CancellationToken.None);
        Assert.Empty(_state.Notes);
        Assert.False((await book.GetAsync(Guild, CancellationToken.None)).PrivateAnswers);
    }

    [Fact]
    public async Task A_deleted_channel_is_taken_off_the_lists()
    {
        var book = Book();
        await book.ChangeAsync(Guild, _ => new GuildSettings { AllowedChannels = [Hall, OtherChannel], DeniedChannels = [Hall] }, CancellationToken.None);
        await book.ForgetChannelAsync(Guild, Hall, CancellationToken.None);
        var settings = await Book().GetAsync(Guild, CancellationToken.None);
        Assert.Equal([OtherChannel], settings.AllowedChannels);
        Assert.Empty(settings.DeniedChannels);
    }

    [Fact]
    public async Task The_deletion_of_the_last_allowed_channel_or_role_opens_nothing()
    {
        var book = Book();
        await book.ChangeAsync(Guild, _ => new GuildSettings { AllowedChannels = [Hall], AllowedRoles = [Role], AdderRoles = [Role] }, CancellationToken.None);
        await book.ForgetChannelAsync(Guild, Hall, CancellationToken.None);
        await book.ForgetRoleAsync(Guild, Role, CancellationToken.None);
        var settings = await book.GetAsync(Guild, CancellationToken.None);
        Assert.Equal([Hall], settings.AllowedChannels);
        Assert.Equal([Role], settings.AllowedRoles);
        Assert.Empty(settings.AdderRoles);
    }

    [Fact]
    public async Task A_channel_that_is_on_no_list_costs_no_write()
    {
        await Book().ForgetChannelAsync(Guild, Hall, CancellationToken.None);
        Assert.Equal(0, _state.Writes);
    }

    [Fact]
    public async Task Memory_holds_only_so_many_guilds_and_reads_the_others_again()
    {
        var book = Book();
        await book.ChangeAsync(Guild, _ => new GuildSettings { PrivateAnswers = true }, CancellationToken.None);
        for (var id = 1_000_000ul; id < 1_011_000; id++) await book.GetAsync(new Snowflake(id), CancellationToken.None);
        var before = _state.Reads;
        Assert.True((await book.GetAsync(Guild, CancellationToken.None)).PrivateAnswers);
        Assert.Equal(before + 1, _state.Reads);
    }

    private GuildBook Book() => new(_state, NullLogger<GuildBook>.Instance);
}
