using FsCheck;
using FsCheck.Fluent;
using PaperBot.Grounding;
using Xunit;

namespace PaperBot.Tests.Grounding;

public class DraftReaderTests
{
    private static readonly string[] Drafts =
    [
        "LoRA freezes the weights [1]. It learns two small matrices.[1] Memory use falls threefold [2, 3]! Is it fast? Yes [4].",
        "<think>Let me see. The sources say [1].</think>\n\nAnswer: LoRA is cheap [1].\n\n- **First** point about the models [2].\n- Second point, as in Fig. 3 of Smith et al. [1] and others.\n",
        "Thinking about it without a tag. More thoughts here.</think>The result is good [1].",
        "# Heading\n\nA wrapped line that goes\non in the next one [1].\n[2]\n\n| a | b |\n|---|---|\n| c | d [3] |\n\nSources:\n[1] A paper. Sentence.\n",
        "[1] shows that it works. [2] and [3] show the opposite. According to [1], it costs $3.50. 冰川融化【1】。模型很好【2†source】。",
        "See [the paper](https://example.org/a.b) and https://x.y/z. <b>Bold</b> <|im_end|> a<b and c>d [citation needed] [MASK] [0, 1] (1) (source 2).",
        "```\ncode is here [1].\n```\n1. One [1]\n2. Two [2]\nplain\nlower continues [1-3].",
    ];

    public static TheoryData<string> AllDrafts => [.. Drafts];

    [Theory]
    [InlineData("LoRA freezes the weights [1].", "LoRA freezes the weights.", "1")]
    [InlineData("LoRA freezes the weights. [1]", "LoRA freezes the weights.", "1")]
    [InlineData("LoRA freezes the weights.[1][3]", "LoRA freezes the weights.", "1,3")]
    [InlineData("LoRA freezes the weights [1, 2].", "LoRA freezes the weights.", "1,2")]
    [InlineData("LoRA freezes the weights [1-3].", "LoRA freezes the weights.", "1,2,3")]
    [InlineData("LoRA freezes the weights 【1】.", "LoRA freezes the weights.", "1")]
    [InlineData("LoRA freezes the weights【1†source】.", "LoRA freezes the weights.", "1")]
    [InlineData("LoRA freezes the weights [^1].", "LoRA freezes the weights.", "1")]
    [InlineData("LoRA freezes the weights [source 2].", "LoRA freezes the weights.", "2")]
    [InlineData("LoRA freezes the weights [Sources 1 and 2].", "LoRA freezes the weights.", "1,2")]
    [InlineData("LoRA freezes the weights (Source 2).", "LoRA freezes the weights.", "2")]
    [InlineData("LoRA freezes the weights (1).", "LoRA freezes the weights (1).", "")]
    [InlineData("LoRA freezes the weights \\[1\\].", "LoRA freezes the weights.", "1")]
    [InlineData("LoRA freezes the weights [n].", "LoRA freezes the weights.", "")]
    [InlineData("Values lie in [0, 1] after scaling.", "Values lie in [0, 1] after scaling.", "")]
    [InlineData("BERT predicts [MASK] tokens [2].", "BERT predicts [MASK] tokens.", "2")]
    [InlineData("It appeared in [2021] for all.", "It appeared in [2021] for all.", "")]
    [InlineData("[1] LoRA freezes the weights.", "LoRA freezes the weights.", "1")]
    [InlineData("[1] shows that LoRA freezes the weights.", "The paper shows that LoRA freezes the weights.", "1")]
    [InlineData("[1] and [2] show that LoRA works.", "The papers show that LoRA works.", "1,2")]
    [InlineData("[1][2] show that LoRA works.", "The papers show that LoRA works.", "1,2")]
    [InlineData("According to [1], LoRA works.", "LoRA works.", "1")]
    [InlineData("Source [1] says that LoRA works.", "The paper says that LoRA works.", "1")]
    [InlineData("As the paper [1] says, LoRA works.", "As the paper says, LoRA works.", "1")]
    [InlineData("LoRA is cheaper than in earlier papers [2].", "LoRA is cheaper than in earlier papers.", "2")]
    [InlineData("Answer: LoRA freezes the weights [1].", "LoRA freezes the weights.", "1")]
    [InlineData("**Answer:** LoRA freezes the weights [1].", "LoRA freezes the weights.", "1")]
    [InlineData("- **LoRA** freezes *the* weights [1].", "LoRA freezes the weights.", "1")]
    [InlineData("2. LoRA freezes the weights [1].", "LoRA freezes the weights.", "1")]
    [InlineData("> LoRA freezes the `weights` [1].", "LoRA freezes the weights.", "1")]
    [InlineData("Based on the provided sources, LoRA freezes the weights [1].", "LoRA freezes the weights.", "1")]
    [InlineData("Lo\u200bRA fre\u202eezes the weights\U000E0041 [\u20601].", "LoRA freezes the weights.", "1")]
    [InlineData("LoRA <script>alert(1)</script>freezes <style>a { b: c }</style>the weights [1].", "LoRA freezes the weights.", "1")]
    [InlineData("LoRA freezes the weights [1](https://evil.example).", "LoRA freezes the weights.", "1")]
    [InlineData("LoRA ([code](https://evil.example)) freezes the weights, see https://evil.example/a?b=1 [1].", "LoRA (code) freezes the weights.", "1")]
    [InlineData("<think>Hm. Well [2].</think>LoRA freezes the weights [1].", "LoRA freezes the weights.", "1")]
    [InlineData("Hm. Well [2].</think>LoRA freezes the weights [1].", "LoRA freezes the weights.", "1")]
    public void A_sentence_is_read_with_its_citations(string draft, string text, string citations)
    {
        var sentence = Assert.Single(ReadWhole(draft));

        Assert.Equal(text, sentence.Text);
        Assert.Equal(citations, string.Join(',', sentence.Citations));
    }

    [Fact]
    public void A_citation_belongs_to_its_own_sentence()
    {
        var sentences = ReadWhole("First claim about models [1]. Second claim about data. [2] Third claim on its own. Fourth claim, again by Smith et al. [1]");

        Assert.Equal(["1", "2", "", "1"], sentences.Select(sentence => string.Join(',', sentence.Citations)));
    }

    [Fact]
    public void Citations_that_lead_their_sentences_are_read_so_throughout_the_line()
    {
        var sentences = ReadWhole("[1] LoRA freezes the weights. [2] Adapters add layers. [3] Prompts are tuned.");

        Assert.Equal([[1], [2], [3]], sentences.Select(sentence => sentence.Citations));
    }

    [Fact]
    public void A_list_of_sources_at_the_end_is_no_part_of_the_answer()
    {
        var sentences = ReadWhole("LoRA freezes the weights [1].\n\n## References\n\n[1] Hu et al. LoRA.\n\nMore text.");

        Assert.Single(sentences);
    }

    [Fact]
    public void Headings_are_kept_beside_their_sentences()
    {
        var sentences = ReadWhole("## Low-rank methods\nLoRA freezes the weights [1].\n**Adapters**\nAdapters add layers [2].");

        Assert.Equal(["Low-rank methods", "Adapters"], sentences.Select(sentence => sentence.Heading));
    }

    [Fact]
    public void A_finished_sentence_comes_before_the_line_ends()
    {
        var reader = new DraftReader();

        var early = reader.Read("LoRA freezes the pretrained weights of the model [1]. It then learns two small matrices whose product is ");

        Assert.Equal("LoRA freezes the pretrained weights of the model.", Assert.Single(early).Text);
        Assert.Empty(reader.Read("added to the"));
        Assert.StartsWith("It then learns", Assert.Single(reader.Finish()).Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(AllDrafts))]
    public void Where_the_stream_is_cut_makes_no_difference(string draft) => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(1, 9).NonEmptyListOf().ToArbitrary(), sizes => Same(ReadWhole(draft), ReadInPieces(draft, [.. sizes]))));

    [Theory]
    [MemberData(nameof(AllDrafts))]
    public void No_character_alone_or_all_at_once_makes_a_difference(string draft) => Assert.True(Same(ReadWhole(draft), ReadInPieces(draft, [1])));

    [Fact]
    public void Any_text_is_read_without_failing() => Check.QuickThrowOnFailure(Prop.ForAll<string>(text =>
    {
        var noise = (text ?? "") + "[1" + text + "] <think" + text + "> **" + text + " (source " + text;
        return Same(ReadWhole(noise), ReadInPieces(noise, [3, 1, 7]));
    }));

    [Theory]
    [InlineData("word ")]
    [InlineData("[1]")]
    [InlineData("a[1] ")]
    [InlineData("((((((((")]
    [InlineData("a. ")]
    [InlineData("<think>")]
    [InlineData("**")]
    [InlineData("\n")]
    [InlineData("https://x.y ")]
    [InlineData("LoRA freezes the pretrained weights of the model [1]. ")]
    public void A_draft_of_a_megabyte_is_read_to_its_end(string piece)
    {
        var reader = new DraftReader();
        var draft = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));

        var sentences = reader.Read(draft).Concat(reader.Finish()).ToList();

        Assert.All(sentences, sentence => Assert.InRange(sentence.Text.Length, 1, 2_400));
    }

    private static List<DraftSentence> ReadWhole(string draft) => ReadInPieces(draft, [Math.Max(1, draft.Length)]);

    private static List<DraftSentence> ReadInPieces(string draft, int[] sizes)
    {
        var reader = new DraftReader();
        var sentences = new List<DraftSentence>();
        var restarts = 0;
        for (int at = 0, i = 0; at < draft.Length; i++)
        {
            var size = Math.Min(sizes[i % sizes.Length], draft.Length - at);
            var finished = reader.Read(draft.Substring(at, size));
            if (reader.Restarts > restarts) sentences.Clear();
            restarts = reader.Restarts;
            sentences.AddRange(finished);
            at += size;
        }

        return [.. sentences, .. reader.Finish()];
    }

    private static bool Same(List<DraftSentence> left, List<DraftSentence> right) =>
        left.Select(Told).SequenceEqual(right.Select(Told));

    private static string Told(DraftSentence sentence) => $"{sentence.Heading}|{sentence.Text}|{string.Join(',', sentence.Citations)}";
}
