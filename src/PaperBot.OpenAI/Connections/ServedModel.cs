namespace PaperBot.OpenAI.Connections;

/// <summary>A model that a server offers.</summary>
/// <param name="Name">What requests call it.</param>
/// <param name="ContextTokens">The context that the server gives it (vLLM tells); null when it does not tell.</param>
internal sealed record ServedModel(string Name, int? ContextTokens);
