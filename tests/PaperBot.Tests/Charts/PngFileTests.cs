using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using PaperBot.Charts;
using Xunit;

namespace PaperBot.Tests.Charts;

public sealed class PngFileTests
{
    /// <summary>Reads a PNG with Python's own zlib and prints its size and the sum of all channels: written by nobody who knows how the file was made.</summary>
    private const string Reader = """
        import struct, sys, zlib
        data = open(sys.argv[1], 'rb').read()
        assert data[:8] == b'\x89PNG\r\n\x1a\n'
        at, packed = 8, b''
        while at < len(data):
            length, = struct.unpack('>I', data[at:at + 4])
            kind, body = data[at + 4:at + 8], data[at + 8:at + 8 + length]
            assert struct.unpack('>I', data[at + 8 + length:at + 12 + length])[0] == zlib.crc32(kind + body)
            if kind == b'IHDR': width, height = struct.unpack('>II', body[:8])
            if kind == b'IDAT': packed += body
            at += 12 + length
        raw, stride, before, total = zlib.decompress(packed), width * 4, bytes(width * 4), 0
        for y in range(height):
            kind, line = raw[y * (stride + 1)], bytearray(raw[y * (stride + 1) + 1:(y + 1) * (stride + 1)])
            for i in range(stride):
                a, b, c = (line[i - 4] if i > 3 else 0), before[i], (before[i - 4] if i > 3 else 0)
                p = a + b - c
                near = a if abs(p - a) <= abs(p - b) and abs(p - a) <= abs(p - c) else b if abs(p - b) <= abs(p - c) else c
                line[i] = (line[i] + (0, a, b, (a + b) // 2, near)[kind]) & 255
            before = bytes(line)
            total += sum(before)
        print(width, height, total)
        """;

    [Fact]
    public void Every_pixel_comes_back()
    {
        var picture = Colourful(67, 41);
        var png = StrictPng.Read(PngFile.Of(picture));
        Assert.Equal((67, 41), (png.Width, png.Height));
        for (var y = 0; y < picture.Height; y++) Assert.Equal(picture.Row(y).ToArray(), png.Pixels[(y * 67 * 4)..((y + 1) * 67 * 4)]);
    }

    [Fact]
    public void The_same_picture_gives_the_same_bytes() => Assert.Equal(PngFile.Of(Colourful(50, 30)), PngFile.Of(Colourful(50, 30)));

    [Fact]
    public void One_pixel_is_a_picture()
    {
        var picture = new Picture(1, 1);
        Assert.Equal((0, 0, 0, 0), StrictPng.Read(PngFile.Of(picture)).At(0, 0));
        picture.FillRectangle(new Box(-5, -5, 20, 20), 0, Colour.Of(0x12AB34));
        Assert.Equal((0x12, 0xAB, 0x34, 255), StrictPng.Read(PngFile.Of(picture)).At(0, 0));
    }

    [Fact]
    public async Task Another_program_reads_the_same_pixels()
    {
        using var folder = new TemporaryFolder();
        var picture = Colourful(90, 33);
        var file = Path.Combine(folder.Path, "picture.png");
        await File.WriteAllBytesAsync(file, PngFile.Of(picture), TestContext.Current.CancellationToken);
        long sum = 0;
        for (var y = 0; y < picture.Height; y++) foreach (var value in picture.Row(y)) sum += value;

        Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"90 33 {sum}"), (await PythonAsync(Reader, file)).Trim());
    }

    private static Picture Colourful(int width, int height)
    {
        var picture = new Picture(width, height);
        var random = new Random(4);
        for (var i = 0; i < 25; i++)
        {
            picture.FillRectangle(new Box(random.Next(width) - 3.3, random.Next(height) - 2.7, random.Next(30), random.Next(20)), random.Next(8), Colour.Of(random.Next(0x1000000)));
            picture.DrawLines([new Segment(random.Next(width), random.Next(height), random.Next(width), random.Next(height))], 1 + random.Next(5), Colour.Of(random.Next(0x1000000)));
        }

        return picture;
    }

    private static async Task<string> PythonAsync(string program, string argument)
    {
        try
        {
            using var python = Process.Start(new ProcessStartInfo("python3", ["-c", program, argument]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var output = await python.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            var error = await python.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await python.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(python.ExitCode == 0, error);
            return output;
        }
        catch (Win32Exception)
        {
            Assert.Skip("python3, which would read the picture independently, is not installed");
            return "";
        }
    }
}
