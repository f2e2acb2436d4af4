namespace PaperBot.Digests;

/// <summary>A word or a fixed phrase of a topic, and what papers may say in its place.</summary>
/// <param name="Words">The words as typed.</param>
/// <param name="Forms">The ways to say it; the first is the subscriber's own.</param>
/// <param name="Weight">How much it tells, in nats of idf; little for words that name no topic.</param>
/// <param name="IsGeneric">Whether it names no topic by itself.</param>
/// <param name="IsRequired">Whether a paper has to have it: it was put in quotation marks.</param>
/// <param name="IsUnknown">Whether no paper of the library has it in any form.</param>
internal sealed record TopicUnit(string Words, IReadOnlyList<TopicForm> Forms, double Weight, bool IsGeneric, bool IsRequired, bool IsUnknown)
{
    /// <summary>Number of its first and last term in the topic, to tell which units stand side by side.</summary>
    public (int First, int Last) Place { get; init; }
}
