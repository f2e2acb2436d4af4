using PaperBot.Discord.Payloads;
using Xunit;
using static PaperBot.Discord.Tests.Http.ScriptedApi;

namespace PaperBot.Discord.Tests.Http;

/// <summary>How streaming knows when to edit.</summary>
public sealed class PauseBeforeEditTests
{
    private static readonly Snowflake Channel = new(10);
    private static readonly Snowflake Message = new(20);
    private static readonly MessageBody Body = new() { Content = "Hello" };

    [Fact]
    public async Task Nothing_known_holds_no_edit_up()
    {
        await using var api = await StartAsync();
        Assert.Equal(TimeSpan.Zero, api.Client.PauseBeforeEdit(Interaction()));
        Assert.Equal(TimeSpan.Zero, api.Client.PauseBeforeEdit(Channel, Message));
        await api.Client.EditMessageAsync(Channel, Message, Body, CancellationToken.None);
        Assert.Equal(TimeSpan.Zero, api.Client.PauseBeforeEdit(Channel, Message));
    }

    [Fact]
    public async Task What_the_last_edit_told_decides_when_the_next_one_comes()
    {
        await using var api = await StartAsync(Limited(5, 4, 4000), Limited(5, 1, 4000));
        await api.Client.EditMessageAsync(Channel, Message, Body, CancellationToken.None);
        Assert.InRange(api.Client.PauseBeforeEdit(Channel, Message).TotalSeconds, 900, 1001);
        Assert.Equal(TimeSpan.Zero, api.Client.PauseBeforeEdit(new Snowflake(11), Message));
        await api.Client.EditMessageAsync(Channel, Message, Body, CancellationToken.None);
        Assert.InRange(api.Client.PauseBeforeEdit(Channel, new Snowflake(21)).TotalSeconds, 3900, 4001);
    }

    [Fact]
    public async Task Each_interaction_has_a_pace_of_its_own()
    {
        await using var api = await StartAsync(Limited(5, 0, 4000));
        var interaction = Interaction();
        await api.Client.EditResponseAsync(interaction, Body, CancellationToken.None);
        Assert.InRange(api.Client.PauseBeforeEdit(interaction).TotalSeconds, 3900, 4001);
        Assert.Equal(TimeSpan.Zero, api.Client.PauseBeforeEdit(interaction with { Token = "another" }));
    }

    [Fact]
    public async Task A_global_pause_holds_up_channels_and_no_interaction()
    {
        await using var api = await StartAsync();
        api.Client.Limits.Global.Pause(TimeSpan.FromDays(1));
        Assert.True(api.Client.PauseBeforeEdit(Channel, Message) > TimeSpan.FromHours(23));
        Assert.Equal(TimeSpan.Zero, api.Client.PauseBeforeEdit(Interaction()));
    }

    [Fact]
    public async Task A_stream_that_asks_before_each_edit_never_waits_and_never_meets_the_limit()
    {
        await using var api = await StartAsync();
        api.Faults.EnforceBuckets(5, TimeSpan.FromMilliseconds(400));
        var interaction = Interaction();
        for (var edit = 0; edit < 20; edit++)
        {
            await Task.Delay(api.Client.PauseBeforeEdit(interaction));
            await api.Client.EditResponseAsync(interaction, Body, CancellationToken.None);
        }

        Assert.Equal(0, api.Faults.Exceeded);
        Assert.Equal(20, api.Carried.Count);
    }
}
