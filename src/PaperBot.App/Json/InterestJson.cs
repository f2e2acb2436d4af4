using PaperBot.Digests;

namespace PaperBot.App.Json;

/// <summary>What a digest is on: <c>topic</c>, <c>author</c>, <c>venue</c>, <c>likePaper</c> or <c>liked</c>.</summary>
internal sealed record InterestJson(string Kind, string Text, string? PaperId)
{
    public static InterestJson Of(Interest interest)
    {
        var kind = interest.Kind.ToString();
        return new InterestJson(char.ToLowerInvariant(kind[0]) + kind[1..], interest.Text, interest.Paper?.Text);
    }
}
