using System.Buffers;
using System.IO.Compression;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PaperBot.Discord.Gateway;
using PaperBot.DiscordServer.Gateway;
using Xunit;

namespace PaperBot.Discord.Tests.Gateway;

/// <summary>One zlib stream over many payloads.</summary>
public sealed class StreamInflaterTests
{
    private const int Most = 1 << 20;

    [Fact]
    public void What_was_compressed_comes_out_payload_by_payload() => Prop.ForAll(
        Gen.OneOf(Gen.Choose(1, 40), Gen.Choose(16_380, 16_390), Gen.Choose(32_764, 32_772), Gen.Elements(16_384, 32_768, 65_536, 300_000)).NonEmptyListOf().ToArbitrary(),
        Gen.Choose(0, int.MaxValue).ToArbitrary(),
        (lengths, seed) =>
        {
            var random = new System.Random(seed);
            using var deflater = new PayloadDeflater();
            using var inflater = new StreamInflater();
            return lengths.Take(6).All(length =>
            {
                var payload = Payload(random, length);
                return Inflate(inflater, deflater.Deflate(payload)) == payload;
            });
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_bomb_is_defused()
    {
        using var deflater = new PayloadDeflater();
        using var inflater = new StreamInflater();

        var broken = Assert.Throws<BrokenStreamException>(() => Inflate(inflater, deflater.Deflate(new string('a', 50 * Most))));

        Assert.False(broken.IsCompression);
    }

    [Fact]
    public void Any_garbage_is_a_broken_stream_or_something_short() => Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(),
        bytes =>
        {
            using var inflater = new StreamInflater();
            try
            {
                Inflate(inflater, [.. bytes, 0, 0, 0xFF, 0xFF]);
                return true;
            }
            catch (BrokenStreamException)
            {
                return true;
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_stream_that_ends_is_broken()
    {
        using var output = new MemoryStream();
        using (var stream = new ZLibStream(output, CompressionLevel.Fastest)) stream.Write("{}"u8);
        using var inflater = new StreamInflater();


        Assert.Equal("{}", Inflate(inflater, output.ToArray()));
        Assert.Throws<BrokenStreamException>(() => Inflate(inflater, "more"u8.ToArray()));
    }

    private static string Inflate(StreamInflater inflater, byte[] compressed)
    {
        var output = new ArrayBufferWriter<byte>();
        inflater.Inflate(compressed, output, Most);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    /// <summary>Some compress well, some hardly.</summary>
    private static string Payload(System.Random random, int length)
    {
        var monotonous = random.Next(101);
        return string.Create(length, random, (text, chance) =>
        {
            for (var at = 0; at < text.Length; at++) text[at] = at % 100 < monotonous ? 'a' : (char)chance.Next(' ', '~');
        });
    }
}
