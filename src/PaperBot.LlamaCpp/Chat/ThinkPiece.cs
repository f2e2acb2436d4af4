namespace PaperBot.LlamaCpp.Chat;

/// <summary>What a piece of streamed text adds to the answer, and to the reasoning before it; either may be empty.</summary>
public readonly record struct ThinkPiece(string Text, string Reasoning);
