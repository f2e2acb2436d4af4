using PaperBot.Papers;
using PaperBot.Prompting;
using PaperBot.Text;

namespace PaperBot.Tests.Grounding;

/// <summary>Sources as a model is shown them, made of papers.</summary>
internal static class Shown
{
    public static IReadOnlyList<PromptSource> All(params Paper[] papers) => [.. papers.Select((paper, i) =>
        new PromptSource(new Source(i + 1, paper, 1), [.. SentenceSplitter.Split(paper.Abstract).Select(sentence => new SourceSentence(sentence.Text, 1))]))];
}
