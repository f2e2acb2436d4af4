namespace PaperBot.Writing;

/// <summary>What fits into one request to a model.</summary>
/// <param name="ContextTokens">Model tokens that prompt and answer may have together.</param>
/// <param name="CountTokens">How many model tokens a text takes: counted by the model's own tokeniser where there is one, else never less than the truth for usual text.</param>
public sealed record ModelLimits(int ContextTokens, Func<string, int> CountTokens);
