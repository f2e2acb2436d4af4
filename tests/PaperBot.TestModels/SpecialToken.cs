namespace PaperBot.TestModels;

/// <summary>A token that a vocabulary keeps apart from text.</summary>
/// <param name="Text">How it is written in templates.</param>
/// <param name="Kind">Control tokens are read in template parts only; llama.cpp reads user-defined ones everywhere.</param>
public sealed record SpecialToken(string Text, TokenKind Kind = TokenKind.Control);
