namespace PaperBot.Digests;

/// <summary>One way to say a unit of a topic.</summary>
/// <param name="Terms">Its terms in order; more than one are a phrase.</param>
/// <param name="Share">How far it means the same, 0 to 1.</param>
internal sealed record TopicForm(IReadOnlyList<string> Terms, float Share)
{
    private const int LongEnding = 5;
    private const int TellingEnding = 3;
    private const float BareShare = 0.5f;
    private const float LongBareShare = 0.3f;

    /// <summary>How many letters the word as typed has more than its term; 0 for phrases.</summary>
    public int Ending { get; init; }

    /// <summary>How far what stands at a place with such an ending means the same: "token" is not yet tokenization, nor "person" personalization.</summary>
    public float ShareAt(int ending) => ending > 0 || Ending < TellingEnding ? Share : Share * (Ending >= LongEnding ? LongBareShare : BareShare);
}
