using PaperBot.Discord.Guilds;
using PaperBot.Discord.Payloads;
using PaperBot.Discord.Talk;
using Xunit;

namespace PaperBot.Discord.Tests.Talk;

/// <summary>Who may see what is kept where.</summary>
public sealed class PlacesTests
{
    [Theory]
    [InlineData("guild/1/channel/5", true)]
    [InlineData("guild/1/channel/6/reply/aaaa", true)]
    [InlineData("guild/12/channel/5", false)]
    [InlineData("guild/1/channel/5/user/7/reply/aaaa", true)]
    [InlineData("guild/1/channel/5/user/77/reply/aaaa", false)]
    [InlineData("dm/5", false)]
    [InlineData("", false)]
    public void In_a_guild_its_own_places_are_open_and_those_of_one_person_to_that_person(string place, bool isOpen) =>
        Assert.Equal(isOpen, Places.IsOpenTo(place, new Visitor(new Snowflake(7), new Snowflake(1), new Snowflake(5), null, [], null)));

    [Theory]
    [InlineData("dm/5", true)]
    [InlineData("dm/55", false)]
    [InlineData("guild/1/channel/5", false)]
    public void In_a_direct_conversation_only_that_one_is_open(string place, bool isOpen) =>
        Assert.Equal(isOpen, Places.IsOpenTo(place, new Visitor(new Snowflake(7), null, new Snowflake(5), null, [], null)));

    [Fact]
    public void Ids_of_replies_are_unguessable_and_the_shared_copy_has_one_of_its_own()
    {
        var ids = Enumerable.Range(0, 1_000).Select(_ => ReplyIds.New()).ToList();

        Assert.Equal(1_000, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Matches("^[a-z2-7]{16}$", id));
        Assert.Matches("^[a-z2-7]{16}$", ReplyIds.SharedCopyOf(ids[0]));
        Assert.Equal(ReplyIds.SharedCopyOf(ids[0]), ReplyIds.SharedCopyOf(ids[0]));
        Assert.NotEqual(ids[0], ReplyIds.SharedCopyOf(ids[0]));
    }
}
