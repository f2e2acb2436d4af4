using System.Buffers.Binary;
using PaperBot.LlamaCpp.Loading;
using PaperBot.TestModels;
using PaperBot.Writing;
using Xunit;

namespace PaperBot.LlamaCpp.Tests.Loading;

public sealed class ModelFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_header_of_a_chat_model_tells_what_it_is()
    {
        var header = GgufHeader.Read(Chat());
        Assert.Equal(("llama", "made up", "Q4_0", 4096L, "llama", true, 1), (header.Architecture, header.Name, header.Quantisation, header.ContextTokens, header.Vocabulary, header.HasChatTemplate, header.Parts));
        Assert.Null(header.Pooling);
        Assert.True(header.LeastBytes <= new FileInfo(Chat()).Length);
    }

    [Fact]
    public void The_header_of_an_embedding_model_tells_how_it_pools() =>
        Assert.Equal(1, GgufHeader.Read(BertTestModel.WriteRandom(At("b.gguf"), WeightFormat.F32, ["paper"])).Pooling);

    [Theory]
    [InlineData("missing", "There is no model file")]
    [InlineData("folder", "is a folder")]
    [InlineData("empty", "is empty")]
    [InlineData("magic", "does not begin as a GGUF file does")]
    [InlineData("text", "does not begin as a GGUF file does")]
    [InlineData("big-endian", "other byte order")]
    [InlineData("version", "its GGUF version is 99")]
    [InlineData("tensors", "claims 18446744073709551615 tensors")]
    [InlineData("header only", "is cut")]
    [InlineData("half", "is cut")]
    [InlineData("one byte less", "is cut")]
    public void A_file_that_cannot_work_is_refused_before_it_is_loaded(string damage, string told)
    {
        var path = Damaged(damage);
        var exception = Assert.Throws<ModelException>(() => GgufHeader.Read(path));
        Assert.Contains(told, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', exception.Message);
    }

    [Fact]
    public void A_header_with_any_damage_is_read_or_refused_and_takes_little_memory()
    {
        var whole = File.ReadAllBytes(Chat());
        var random = new Random(7);
        var path = At("mutated.gguf");
        for (var i = 0; i < 400; i++)
        {
            var bytes = (byte[])whole.Clone();
            for (var change = 0; change < 1 + (i % 4); change++)
            {
                var at = random.Next(12_000);
                if (i % 3 == 0) BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(at), (ulong)random.NextInt64(long.MinValue, long.MaxValue));
                else bytes[at] = (byte)random.Next(256);
            }

            File.WriteAllBytes(path, i % 5 == 0 ? bytes[..random.Next(bytes.Length)] : bytes);
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                Assert.NotNull(GgufHeader.Read(path));
            }
            catch (ModelException exception)
            {
                Assert.DoesNotContain('\n', exception.Message);
            }

            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8_000_000);
        }
    }

    [Fact]
    public void A_part_of_a_split_model_names_what_is_missing()
    {
        var first = Split(At("m-00001-of-00002.gguf"), part: 0);
        Assert.Contains("m-00002-of-00002.gguf is missing", Told(first), StringComparison.Ordinal);

        var second = Split(At("m-00002-of-00002.gguf"), part: 1);
        Assert.Contains("first part", Told(second), StringComparison.Ordinal);
        Assert.Equal(2, GgufHeader.Read(first).Parts);
        Assert.Contains("name back", Told(Split(At("renamed.gguf"), part: 0)), StringComparison.Ordinal);

        static string Told(string path) => Assert.Throws<ModelException>(() => GgufHeader.Read(path)).Message;
    }

    private string At(string name) => _folder.File(name);

    private string Chat() => File.Exists(At("chat.gguf")) ? At("chat.gguf") : LlamaTestModel.WriteRandom(At("chat.gguf"), LlamaShape.Tiny, WeightFormat.Q4_0);

    private static string Split(string path, int part) => new GgufFile()
        .With("general.architecture", "llama").With("split.no", (uint)part).With("split.count", 2u)
        .With(RandomWeights.Constant("output_norm.weight", 32, 1)).Write(path);

    private string Damaged(string damage)
    {
        var path = At("damaged.gguf");
        var bytes = File.ReadAllBytes(Chat());
        switch (damage)
        {
            case "missing": return path;
            case "folder": return _folder.Path;
            case "empty": bytes = []; break;
            case "magic": bytes[0] = (byte)'X'; break;
            case "text": bytes = [.. "<html>Not found</html>"u8]; break;
            case "big-endian": bytes.AsSpan(0, 8).Reverse(); bytes[..4].CopyTo(bytes, 4); "GGUF\0\0\0\u0003"u8.CopyTo(bytes); break;
            case "version": bytes[4] = 99; break;
            case "tensors": bytes.AsSpan(8, 8).Fill(255); break;
            case "header only": bytes = bytes[..20]; break;
            case "half": bytes = bytes[..(bytes.Length / 2)]; break;
            default: bytes = bytes[..(int)(GgufHeader.Read(Chat()).LeastBytes - 1)]; break;
        }

        File.WriteAllBytes(path, bytes);
        return path;
    }
}
