namespace PaperBot.TestModels;

/// <summary>What a token of a vocabulary is, in GGUF's numbers.</summary>
public enum TokenKind
{
    Normal = 1,
    Unknown = 2,
    Control = 3,
    UserDefined = 4,
    Byte = 6,
}
