using PaperBot.Discord.Guilds;
using PaperBot.Discord.Payloads;
using Xunit;

namespace PaperBot.Discord.Tests.Guilds;

/// <summary>How missing permissions are named.</summary>
public sealed class PermissionGapTests
{
    [Theory]
    [InlineData(Permissions.ViewChannel, "View Channel")]
    [InlineData(Permissions.SendMessages, "Send Messages")]
    [InlineData(Permissions.SendMessagesInThreads, "Send Messages in Threads")]
    [InlineData(Permissions.EmbedLinks, "Embed Links")]
    [InlineData(Permissions.CreatePublicThreads, "Create Public Threads")]
    [InlineData(Permissions.ReadMessageHistory, "Read Message History")]
    public void A_missing_permission_is_named_as_Discord_shows_it(Permissions missing, string name) =>
        Assert.Contains($"the permission “{name}”;", PermissionGap.Sentence(Permissions.AttachFiles, missing | Permissions.AttachFiles)!, StringComparison.Ordinal);

    [Fact]
    public void Several_are_named_in_one_sentence() => Assert.Equal(
        "In this channel I lack the permissions “View Channel”, “Send Messages” and “Embed Links”; those who manage the server can grant them in the channel's settings.",
        PermissionGap.Sentence(Permissions.None, Permissions.EmbedLinks | Permissions.SendMessages | Permissions.ViewChannel));

    [Fact]
    public void Nothing_is_said_when_nothing_is_missing()
    {
        Assert.Null(PermissionGap.Sentence(Permissions.SendMessages, Permissions.SendMessages));
        Assert.Null(PermissionGap.Sentence(Permissions.None, Permissions.None));
        Assert.Null(PermissionGap.Sentence(Permissions.Administrator, Permissions.SendMessages | Permissions.EmbedLinks));
    }

    [Fact]
    public void A_permission_without_a_name_here_is_still_told_of() => Assert.NotNull(PermissionGap.Sentence(Permissions.None, (Permissions)(1L << 45)));
}
