using PaperBot.Answering;
using PaperBot.Digests;
using PaperBot.Papers;

namespace PaperBot.Discord.Tests.Messages;

/// <summary>Digests to show.</summary>
internal static class SampleDigest
{
    public const string DeliveryId = "abcdefghij234567";

    public static Interest Topic { get; } = new(InterestKind.Topic, "parameter-efficient fine-tuning");

    public static Digest Three { get; } = new(
        Topic, new DateOnly(2026, 11, 20), new DateOnly(2026, 11, 20),
        [
            Entry(1, Sample.Lora, "LoRA freezes the pretrained weights and learns a pair of small low-rank matrices whose product is added to chosen weight matrices.", "fits “parameter-efficient fine-tuning” in title and abstract") with { Votes = 85 },
            Entry(2, Sample.Qlora, "QLoRA backpropagates through a frozen, 4-bit quantized model into low-rank adapters.", "like “LoRA: Low-Rank Adaptation of Large Language Models”, which you liked") with { NewVersion = 2 },
            Entry(3, Sample.Adapters, "Adapter modules add only a few trainable parameters per task.", "speaks of transfer learning and adapters") with { Votes = 1 },
        ],
        312)
    {
        LeftOut = 4,
        Overview = [Sample.Stated("Two of the papers learn low-rank matrices beside frozen weights.", 1, 2), Sample.Stated("The third adds small modules between layers.", 3)],
    };

    public static Digest One { get; } = Three with { Papers = [Three.Papers[0]], Overview = [], LeftOut = 0, LookedAt = 12, From = new DateOnly(2026, 11, 14) };

    public static Digest None { get; } = new(Topic, new DateOnly(2026, 10, 28), new DateOnly(2026, 11, 3), [], 312)
    {
        WhyEmpty = "I looked at 312 new papers; the closest, “Soil Moisture of Mountain Meadows”, shares only the word “efficient” with your topic.",
        Merged = 3, Remark = "The digest of 27 October may not have arrived; /digest now shows what is new.",
    };

    public static Digest Full { get; } = Three with { Papers = [.. Enumerable.Range(1, 10).Select(Long)], LeftOut = 17, Merged = 2 };

    public static Digest Hostile { get; } = new(
        new Interest(InterestKind.LikePaper, "# @everyone [click](https://evil.example) <@1>"), new DateOnly(2025, 12, 28), new DateOnly(2026, 1, 3),
        [
            Entry(1, Sample.Lora with { Title = "A [title](https://evil.example) with ] an odd bracket @here" }, Sample.Hostile.Statements[0].Text, "- <@1> ||reason|| https://evil.example"),
            Entry(2, Sample.Qlora with { Title = "", Authors = ["*Bold* <@99>"] }, Sample.Hostile.Statements[1].Text, ""),
        ],
        2)
    { Overview = [Sample.Hostile.Statements[0]], Remark = "A remark with <@1> and https://evil.example." };

    public static DigestPaper Entry(int number, Paper paper, string news, string reason) =>
        new(number, paper, new Statement(news, [new Citation(number, paper.Id, news.TrimEnd('.'), 0)]), reason, 1.0 / number);

    private static DigestPaper Long(int number) => Entry(
        number,
        Sample.Paper($"2611.{number:00000}", $"A Very Long Title on Parameter-Efficient Fine-Tuning of Large Language Models under Memory Limits, with Experiments on {number} Benchmarks and an Outlook on What Remains", 2026, "Ada Lovelace", "Grace Hopper", "Emmy Noether"),
        $"We show on {number} benchmarks that a model whose adapters are learned in four bits and merged after each stage needs half of the memory and a third of the time of the methods before it, while its accuracy stays within one percent of full fine-tuning on every task we tried, including code and mathematics.",
        $"fits “parameter-efficient fine-tuning” in title and abstract, and is like “LoRA: Low-Rank Adaptation of Large Language Models”, which you liked") with { Votes = 100 - number };
}
