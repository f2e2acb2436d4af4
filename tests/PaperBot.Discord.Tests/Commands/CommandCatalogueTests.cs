using System.Text.Json;
using PaperBot.Discord.Commands;
using PaperBot.Discord.Payloads;
using Xunit;

namespace PaperBot.Discord.Tests.Commands;

/// <summary>What is registered.</summary>
public sealed class CommandCatalogueTests
{
    [Fact]
    public void Every_command_keeps_to_Discords_limits() => Assert.Empty(CommandRules.Check(CommandCatalogue.All));

    [Fact]
    public void The_check_of_the_limits_sees_what_is_wrong()
    {
        CommandOption Option(string name, string description = "x", bool? required = null) =>
            new() { Type = CommandOptionKind.Text, Name = name, Description = description, Required = required };
        CommandDefinition wrong = new() { Name = "Ask", Description = new string('x', 101), Options = [Option("a"), Option("a", required: true)] };
        CommandDefinition long8000 = new() { Name = "ask", Description = "x", Options = [.. Enumerable.Range(0, 25).Select(group => new CommandOption
        {
            Type = CommandOptionKind.Subcommand, Name = $"part{group}", Description = "x",
            Options = [.. Enumerable.Range(0, 4).Select(number => Option($"option{number}", new string('x', 100)))],
        })] };
        Assert.Equal(4, CommandRules.Check([wrong]).Count);
        Assert.Single(CommandRules.Check([long8000]));
    }

    [Fact]
    public void All_commands_of_the_plan_are_there() => Assert.Equal(
        ["ask", "summary", "similar", "paper", "search", "compare", "help", "status", "forget", "add", "digest", "trending", "settings", "Find similar papers", "Ask about this"],
        CommandCatalogue.All.Select(command => command.Name));

    [Theory]
    [InlineData("similar", "paper")]
    [InlineData("paper", "paper")]
    [InlineData("compare", "a")]
    [InlineData("compare", "b")]
    public void Papers_are_completed_while_somebody_types(string command, string option) => Assert.True(Option(command, option).Autocomplete);

    [Theory]
    [InlineData("ask")]
    [InlineData("summary")]
    [InlineData("similar")]
    [InlineData("paper")]
    [InlineData("search")]
    [InlineData("compare")]
    public void Replies_can_be_asked_for_in_private(string command) => Assert.Equal(CommandOptionKind.Flag, Option(command, "private").Type);

    [Fact]
    public void Settings_are_seen_by_those_who_manage_the_guild_and_adding_is_checked_at_run_time()
    {
        Assert.Equal(Permissions.ManageGuild, Named("settings").DefaultMemberPermissions);
        Assert.Null(Named("add").DefaultMemberPermissions);
        Assert.All(Named("add").Options!, option => Assert.NotEqual(true, option.Required));
    }

    [Fact]
    public void Only_what_needs_a_guilds_settings_is_kept_out_of_direct_messages() => Assert.Equal(
        ["add", "settings"], CommandCatalogue.All.Where(command => !command.Contexts!.Contains(1)).Select(command => command.Name));

    [Fact]
    public void Permissions_are_sent_as_a_decimal_string() =>
        Assert.Contains("\"default_member_permissions\":\"32\"", JsonSerializer.Serialize(Named("settings"), DiscordJson.Options), StringComparison.Ordinal);

    private static CommandDefinition Named(string name) => CommandCatalogue.All.Single(command => command.Name == name);

    private static CommandOption Option(string command, string name) => Named(command).Options!.Single(option => option.Name == name);
}
