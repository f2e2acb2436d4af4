namespace PaperBot.Prompting;

/// <summary>A question of the conversation so far, as the model is told of it.</summary>
/// <param name="Question">The question as it was understood, without the turns before it.</param>
/// <param name="PaperTitle">The title of the paper that it was about; null when it was about none in particular.</param>
public sealed record PastTurn(string Question, string? PaperTitle);
