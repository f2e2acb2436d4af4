namespace PaperBot.OpenAI.Chat;

/// <summary>A message as it is sent.</summary>
/// <param name="Role">system, user or assistant.</param>
/// <param name="Text">Well-formed text.</param>
internal sealed record ChatTurn(string Role, string Text);
