using PaperBot.Answering;

namespace PaperBot.Conversations;

/// <summary><c>BERT --like "Attention Is All You Need" --unlike ResNet</c>, <c>BERT but not like ResNet</c> → a wish for similar papers with its examples.</summary>
public static class SimilarWording
{
    private const string Like = "--like";
    private const string Unlike = "--unlike";

    /// <summary>The wish; what stands before the first of the separating words is the paper or the text itself.</summary>
    public static Request Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (subject, liked, disliked) = (new List<string>(), new List<List<string>>(), new List<List<string>>());
        var part = subject;
        foreach (var word in Separated(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (word is Like or Unlike) (word == Like ? liked : disliked).Add(part = []);
            else part.Add(word);
        }

        var request = new Request(Intent.Similar, string.Join(' ', subject));
        var examples = new SimilarExamples(Names(liked), Names(disliked));
        return examples.Liked.Count + examples.Disliked.Count == 0 ? request : request with { Examples = examples };
    }

    private static string Separated(string text) =>
        text.Replace(" but not like ", $" {Unlike} ", StringComparison.OrdinalIgnoreCase).Replace(" but unlike ", $" {Unlike} ", StringComparison.OrdinalIgnoreCase);

    private static string[] Names(List<List<string>> parts) => [.. parts.Where(part => part.Count > 0).Select(part => string.Join(' ', part))];
}
