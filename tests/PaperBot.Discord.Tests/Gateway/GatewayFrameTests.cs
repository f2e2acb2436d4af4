using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using PaperBot.Discord.Gateway;
using Xunit;

namespace PaperBot.Discord.Tests.Gateway;

/// <summary>Reading what the gateway sends.</summary>
public sealed class GatewayFrameTests
{
    [Fact]
    public void A_dispatch_is_read()
    {
        var frame = Parse("""{"t":"MESSAGE_CREATE","s":42,"op":0,"d":{"id":"7"}}""");

        Assert.Equal((GatewayOpcode.Dispatch, 42L, "MESSAGE_CREATE", "7"), (frame!.Opcode, frame.Sequence, frame.Name, frame.Text("id")));
    }

    [Fact]
    public void Its_content_outlives_the_bytes_that_it_was_read_from()
    {
        var bytes = Encoding.UTF8.GetBytes("""{"op":0,"t":"A","s":1,"d":{"text":"kept"}}""");
        var frame = GatewayFrame.Parse(bytes);

        Array.Fill(bytes, (byte)'x');

        Assert.Equal("kept", frame!.Text("text"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"op":"0"}""")]
    [InlineData("""{"op":null}""")]
    [InlineData("""{"op":1.5}""")]
    [InlineData("""{"op":99999999999999}""")]
    [InlineData("""{"op":0,"s":"1","t":"A","d":{}}""")]
    [InlineData("""{"op":0,"s":-1,"t":"A","d":{}}""")]
    [InlineData("""{"op":0,"s":1e300,"t":"A","d":{}}""")]
    [InlineData("""{"op":0,"s":1,"t":"\ud800","d":{}}""")]
    public void What_is_no_payload_is_told_apart(string text) => Assert.Null(Parse(text));

    [Fact]
    public void Bytes_that_are_no_text_are_no_payload() => Assert.Null(GatewayFrame.Parse((byte[])[.. "{\"op\":0,\"t\":\""u8, 0xC3, 0x28, .. "\"}"u8]));

    [Fact]
    public void Content_that_is_no_text_is_no_payload() => Assert.Null(GatewayFrame.Parse((byte[])[.. "{\"op\":0,\"t\":\"A\",\"d\":{\"text\":\""u8, 0xC3, 0x28, .. "\"}}"u8]));

    [Fact]
    public void A_tower_of_brackets_is_no_payload() => Assert.Null(Parse($$"""{"op":0,"d":{{new string('[', 100_000)}}{{new string(']', 100_000)}}}"""));

    [Fact]
    public void Any_bytes_are_read_or_refused() => Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes => GatewayFrame.Parse(bytes) is null || bytes[0] is (byte)'{' or (byte)' ').QuickCheckThrowOnFailure();

    [Fact]
    public void Any_one_byte_changed_leaves_a_payload_or_none()
    {
        var whole = """{"t":"READY","s":1,"op":0,"d":{"session_id":"a\u00e9","heartbeat_interval":5}}"""u8.ToArray();
        Prop.ForAll(Gen.Choose(0, whole.Length - 1).ToArbitrary(), Gen.Choose(0, 255).ToArbitrary(), (at, value) =>
        {
            var bytes = whole.ToArray();
            bytes[at] = (byte)value;
            var frame = GatewayFrame.Parse(bytes);
            return frame is null || frame.Text("session_id") is null or { Length: > 0 } || frame.Interval() is null;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    [Theory]
    [InlineData("""{"op":10,"d":{"heartbeat_interval":41250}}""", 41_250)]
    [InlineData("""{"op":10,"d":{"heartbeat_interval":0.5}}""", null)]
    [InlineData("""{"op":10,"d":{"heartbeat_interval":-1}}""", null)]
    [InlineData("""{"op":10,"d":{"heartbeat_interval":1e300}}""", null)]
    [InlineData("""{"op":10,"d":{"heartbeat_interval":"41250"}}""", null)]
    [InlineData("""{"op":10,"d":[41250]}""", null)]
    [InlineData("""{"op":10}""", null)]
    public void An_interval_that_makes_no_sense_is_none(string text, int? milliseconds) => Assert.Equal(milliseconds, Parse(text)!.Interval()?.TotalMilliseconds);

    [Fact]
    public void Commands_fit_into_what_the_gateway_takes()
    {
        var botToken = new string('t', 200);
        Assert.All(
            [GatewayCommands.Identify(botToken, 999, 1000, GatewayIntents.Needed), GatewayCommands.Resume(botToken, new string('s', 200), int.MaxValue), GatewayCommands.Heartbeat(null)],
            command => Assert.InRange(command.Length, 1, GatewayCommands.MaxBytes));
        Assert.Equal(JsonValueKind.Null, JsonDocument.Parse(GatewayCommands.Heartbeat(null)).RootElement.GetProperty("d").ValueKind);
    }

    [Fact]
    public void The_address_of_a_connection_names_version_encoding_and_compression()
    {
        Assert.Equal("wss://gateway.discord.gg/?v=10&encoding=json&compress=zlib-stream", GatewayAddress.Of(new Uri("wss://gateway.discord.gg"), compress: true).AbsoluteUri);
        Assert.Equal("ws://127.0.0.1:7/gateway?a=b&v=10&encoding=json", GatewayAddress.Of(new Uri("ws://127.0.0.1:7/gateway?a=b"), compress: false).AbsoluteUri);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("gateway")]
    [InlineData("ws://plain.example/")]
    [InlineData("https://discord.com/")]
    public void An_address_for_resuming_that_is_no_better_than_the_ordinary_one_is_ignored(string? address) =>
        Assert.Null(GatewayAddress.Resume(address, new Uri("wss://gateway.discord.gg")));

    private static GatewayFrame? Parse(string text) => GatewayFrame.Parse(Encoding.UTF8.GetBytes(text));
}
