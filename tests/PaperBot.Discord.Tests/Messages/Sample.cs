using PaperBot.Answering;
using PaperBot.Discord.Messages;
using PaperBot.Papers;
using PaperBot.Prompting;

namespace PaperBot.Discord.Tests.Messages;

/// <summary>Papers and answers to show.</summary>
internal static class Sample
{
    public static ReplyLook Look { get; } = new("abcdefghij234567") { Asked = "How does LoRA make fine-tuning cheaper?" };

    public static Paper Lora { get; } = Paper("2106.09685", "LoRA: Low-Rank Adaptation of Large Language Models", 2021, "Edward J. Hu", "Yelong Shen", "Phillip Wallis");

    public static Paper Qlora { get; } = Paper("2305.14314", "QLoRA: Efficient Finetuning of Quantized LLMs", 2023, "Tim Dettmers", "Artidoro Pagnoni");

    public static Paper Adapters { get; } = Paper("1902.00751", "Parameter-Efficient Transfer Learning for NLP", 2019, "Neil Houlsby");

    public static Answer Answer { get; } = AnswerOf(
        Stated("LoRA freezes the pretrained weights and learns a pair of small low-rank matrices whose product is added to chosen weight matrices.", 1),
        Stated("For GPT-3 with 175 billion parameters, LoRA reduces the number of trainable parameters by a factor of about ten thousand.", 1),
        Stated("QLoRA backpropagates through a frozen, 4-bit quantized model into low-rank adapters, as adapters did before.", 2, 3));

    public static Answer OneSource { get; } = Answer with
    {
        Statements = [Answer.Statements[0]], Mode = AnswerMode.Model, Sources = [new Source(1, Lora, 1)],
    };

    public static Answer Refused { get; } = Answer with
    {
        Question = "best layer cake recipe",
        Statements = [],
        NoAnswer = new NoAnswer("None of the 107 papers here mentions “cake”, so this question cannot be answered from them; ask in other words, or add papers on it with paperbot ingest."),
    };

    public static Answer Record { get; } = Refused with
    {
        NoAnswer = new NoAnswer("QLoRA: Efficient Finetuning of Quantized LLMs is by Tim Dettmers and Artidoro Pagnoni.") { IsRecord = true }, Sources = [new Source(1, Qlora, 1)],
    };

    public static Answer Long(int statements) => AnswerOf([.. Enumerable.Range(1, statements).Select(number => Stated(
        $"Statement {number} says that a model with {number * 7} layers, trained on {number * 13} billion words, does what the one before it did with half of the memory and a third of the time.", (number % 3) + 1))]);

    public static Answer Hostile { get; } = AnswerOf(
        Stated("# Free *Nitro* for @everyone at https://evil.example/login?a=b and discord.gg/abc — [click](https://evil.example) <@1234567890> <#42> <t:1700000000:R> </ask:1> <:x:1>", 1),
        Stated("- a list\n> a quote\n```js\nalert(1)\n``` ||spoiler|| ~~gone~~ __under__ \u202eesrever\u202c z\u0321\u0322\u0323\u0324\u0325\u0326\u0327\u0328\u0329\u0330algo \\", 2)) with
    {
        Sources = [new Source(1, Lora with { Title = "A [title](https://evil.example) with ] an odd bracket @here" }, 1), new Source(2, Qlora with { Title = "", Authors = ["*Bold* <@99>"] }, 1)],
        Note = "A note with <@1> and https://evil.example.",
    };

    public static Statement Stated(string text, params int[] sources) => new(text, [.. sources.Select(number => new Citation(number, Lora.Id, text.TrimEnd('.'), 100 * number))]);

    public static Answer AnswerOf(params IReadOnlyList<Statement> statements) => new()
    {
        Question = "How does LoRA make fine-tuning cheaper?",
        Statements = statements,
        Sources = [new Source(1, Lora, 0.9), new Source(2, Qlora, 0.8), new Source(3, Adapters, 0.5)],
    };

    public static Paper Paper(string arXiv, string title, int year, params IReadOnlyList<string> authors) => new()
    {
        Id = PaperId.ArXiv(arXiv), Title = title, Year = year, Authors = authors, Provenances = [new Provenance("starter", "json", 1, 1)],
    };
}
