using PaperBot.Discord.Guilds;
using PaperBot.Discord.Payloads;
using Xunit;
using static PaperBot.Discord.Tests.Guilds.VisitorBuilder;

namespace PaperBot.Discord.Tests.Guilds;

/// <summary>Who may ask, add and manage, where.</summary>
public sealed class AdmissionTests
{
    private static readonly GuildSettings Defaults = new();

    [Fact]
    public void Everybody_may_ask_where_nothing_is_set()
    {
        Assert.Null(Admission.WhyNotAsk(Defaults, Member()));
        Assert.Null(Admission.WhyNotAsk(Defaults, Member().InThread()));
        Assert.Null(Admission.WhyNotAsk(Defaults, Direct));
    }

    [Fact]
    public void Elsewhere_than_in_allowed_channels_one_is_told_where_to_ask()
    {
        var settings = Defaults with { AllowedChannels = [OtherChannel, new Snowflake(201)] };
        Assert.Equal("I do not answer in this channel; ask me in <#200> or <#201>, or write to me directly.", Admission.WhyNotAsk(settings, Member()));
        Assert.Null(Admission.WhyNotAsk(settings, Member() with { Channel = OtherChannel }));
    }

    [Fact]
    public void A_thread_counts_as_its_channel()
    {
        Assert.Null(Admission.WhyNotAsk(Defaults with { AllowedChannels = [Hall] }, Member().InThread()));
        Assert.NotNull(Admission.WhyNotAsk(Defaults with { DeniedChannels = [Hall] }, Member().InThread()));
        Assert.NotNull(Admission.WhyNotAsk(Defaults with { AllowedChannels = [HallThread], DeniedChannels = [Hall] }, Member().InThread()));
    }

    [Fact]
    public void What_is_denied_beats_what_is_allowed()
    {
        Assert.NotNull(Admission.WhyNotAsk(Defaults with { AllowedChannels = [Hall], DeniedChannels = [Hall] }, Member()));
        Assert.NotNull(Admission.WhyNotAsk(Defaults with { AllowedRoles = [Role], DeniedRoles = [OtherRole] }, Member(Role, OtherRole)));
    }

    [Fact]
    public void A_channel_that_is_denied_is_not_named_as_a_place_to_ask()
    {
        var settings = Defaults with { AllowedChannels = [Hall, OtherChannel], DeniedChannels = [OtherChannel] };
        Assert.DoesNotContain("<#200>", Admission.WhyNotAsk(settings, Member() with { Channel = OtherChannel })!, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_roles_are_allowed_others_are_told_which()
    {
        var settings = Defaults with { AllowedRoles = [Role] };
        Assert.Null(Admission.WhyNotAsk(settings, Member(Role)));
        Assert.Contains("the role <@&300>", Admission.WhyNotAsk(settings, Member(OtherRole))!, StringComparison.Ordinal);
    }

    [Fact]
    public void The_role_of_everybody_is_everybodys()
    {
        Assert.Null(Admission.WhyNotAsk(Defaults with { AllowedRoles = [Guild] }, Member()));
        Assert.NotNull(Admission.WhyNotAsk(Defaults with { DeniedRoles = [Guild] }, Member()));
        Assert.Null(Admission.WhyNotAdd(Defaults with { AdderRoles = [Guild] }, Member()));
    }

    [Theory]
    [InlineData(Permissions.ManageGuild)]
    [InlineData(Permissions.Administrator)]
    public void Those_who_manage_the_guild_always_may(Permissions permission)
    {
        var settings = Defaults with { DeniedChannels = [Hall], DeniedRoles = [Role] };
        var manager = Member(Role) with { Permissions = permission };
        Assert.Null(Admission.WhyNotAsk(settings, manager));
        Assert.Null(Admission.WhyNotAdd(settings, manager));
        Assert.Null(Admission.WhyNotManage(manager));
    }

    [Fact]
    public void Nobody_is_taken_for_a_manager_by_a_message_that_tells_no_permissions() =>
        Assert.NotNull(Admission.WhyNotAsk(Defaults with { DeniedChannels = [Hall] }, Member() with { Permissions = null }));

    [Fact]
    public void Papers_are_added_by_managers_until_roles_are_named()
    {
        Assert.Contains("ask one of them", Admission.WhyNotAdd(Defaults, Member(Role))!, StringComparison.Ordinal);
        Assert.Null(Admission.WhyNotAdd(Defaults with { AdderRoles = [Role] }, Member(Role)));
        Assert.Contains("<@&300>", Admission.WhyNotAdd(Defaults with { AdderRoles = [Role] }, Member(OtherRole))!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_role_that_adds_does_not_open_channels_or_undo_a_denied_role()
    {
        var settings = Defaults with { AdderRoles = [Role] };
        Assert.NotNull(Admission.WhyNotAdd(settings with { DeniedChannels = [Hall] }, Member(Role)));
        Assert.NotNull(Admission.WhyNotAdd(settings with { DeniedRoles = [OtherRole] }, Member(Role, OtherRole)));
    }

    [Fact]
    public void Directly_nobody_adds_or_manages_whatever_they_may_elsewhere()
    {
        Assert.NotNull(Admission.WhyNotAdd(Defaults, Direct with { Permissions = Permissions.Administrator }));
        Assert.NotNull(Admission.WhyNotManage(Direct with { Permissions = Permissions.Administrator }));
    }

    [Fact]
    public void An_ordinary_member_may_not_manage() => Assert.Contains("“Manage Server”", Admission.WhyNotManage(Member())!, StringComparison.Ordinal);

    [Fact]
    public void Reasons_stay_short_however_long_the_lists()
    {
        Snowflake[] many = [.. Enumerable.Range(1, GuildSettings.MostEntries).Select(number => new Snowflake(ulong.MaxValue - (ulong)number))];
        Assert.InRange(Admission.WhyNotAsk(Defaults with { AllowedChannels = many }, Member())!.Length, 1, 500);
        Assert.InRange(Admission.WhyNotAsk(Defaults with { AllowedRoles = many }, Member())!.Length, 1, 500);
    }
}
