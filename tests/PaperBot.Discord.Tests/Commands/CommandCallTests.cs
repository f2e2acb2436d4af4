using System.Text.Json;
using PaperBot.Discord.Commands;
using PaperBot.Discord.Payloads;
using Xunit;

namespace PaperBot.Discord.Tests.Commands;

/// <summary>How commands are read from what Discord sends.</summary>
public sealed class CommandCallTests
{
    [Fact]
    public void Options_are_read_as_text()
    {
        var call = Read("""{"name":"ask","options":[{"name":"question","type":3,"value":"What is LoRA?"},{"name":"private","type":5,"value":true},{"name":"n","type":4,"value":7},{"name":"x","type":10,"value":1.5}]}""");
        Assert.Equal(("ask", null, "What is LoRA?", "true", "7", "1.5", ""), (call.Name, call.Subcommand, call["question"], call["private"], call["n"], call["x"], call["missing"]));
        Assert.True(call.Flag("private"));
        Assert.Null(call.Flag("question"));
        Assert.Null(call.Focused);
    }

    [Fact]
    public void A_subcommand_is_named_with_its_group()
    {
        var call = Read("""{"name":"settings","options":[{"name":"channels","type":2,"options":[{"name":"allow","type":1,"options":[{"name":"channel","type":7,"value":"123"}]}]}]}""");
        Assert.Equal(("channels allow", "123"), (call.Subcommand, call["channel"]));
        Assert.Equal("show", Read("""{"name":"settings","options":[{"name":"show","type":1}]}""").Subcommand);
    }

    [Fact]
    public void An_upload_and_a_target_are_found_among_what_was_resolved()
    {
        var add = Read("""{"name":"add","options":[{"name":"file","type":11,"value":"5"}],"resolved":{"attachments":{"5":{"id":"5","filename":"a.bib","size":3,"url":"https://cdn.discordapp.com/a"}}}}""");
        Assert.Equal(("a.bib", 0), (add.File!.Filename, add.Texts.Count));
        var about = Read("""{"name":"Ask about this","type":3,"target_id":"9","resolved":{"messages":{"9":{"id":"9","channel_id":"1","content":"hello"}}}}""");
        Assert.Equal("hello", about.Target!.Content);
    }

    [Fact]
    public void The_option_being_typed_is_told()
    {
        var call = Read("""{"name":"compare","options":[{"name":"a","type":3,"value":"x"},{"name":"b","type":3,"value":"atten","focused":true}]}""");
        Assert.Equal(("b", "atten"), (call.Focused, call[call.Focused!]));
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"name":null,"options":null,"resolved":null}""")]
    [InlineData("""{"name":"ask","options":[null,{"name":null,"type":3,"value":"x"}]}""")]
    [InlineData("""{"name":"ask","options":[{"name":"question","type":3}]}""")]
    [InlineData("""{"name":"ask","options":[{"name":"question","type":3,"value":{"deep":[1]}}]}""")]
    [InlineData("""{"name":"ask","options":[{"name":"question","type":3,"value":"\ud800"}]}""")]
    [InlineData("""{"name":"ask","options":[{"name":"question","type":4,"value":1e400}]}""")]
    [InlineData("""{"name":"add","options":[{"name":"file","type":11,"value":"nonsense"}],"resolved":{"attachments":null}}""")]
    [InlineData("""{"name":"settings","options":[{"name":"a","type":2,"options":[{"name":"b","type":2,"options":[{"name":"c","type":2,"options":null}]}]}]}""")]
    [InlineData("""{"name":"Ask about this","target_id":"9","resolved":{"messages":{}}}""")]
    public void What_is_missing_or_malformed_is_absent(string data)
    {
        var call = Read(data);
        Assert.DoesNotContain(call.Texts.Where(option => option.Key == "question"), option => option.Value != "1e400");
        Assert.Null(call.File);
        Assert.Null(call.Target);
    }

    [Fact]
    public void An_interaction_without_data_is_a_call_of_nothing() => Assert.Equal("", CommandCall.Read(new Interaction()).Name);

    private static CommandCall Read(string data) => CommandCall.Read(new Interaction { Data = JsonSerializer.Deserialize<InteractionData>(data, DiscordJson.Options) });
}
