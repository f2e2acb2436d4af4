namespace PaperBot.Digests;

/// <summary>One way to say a unit of a topic.</summary>
/// <param name="Terms">Its terms in order; more than one are a phrase.</param>
/// <param name="Share">How far it means the same, 0 to 1.</param>
internal sealed record TopicForm(IReadOnlyList<string> Terms, float Share);
