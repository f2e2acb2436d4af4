namespace PaperBot.QdrantServer.Payloads;

/// <summary>The words of a text as the tokenizer <c>word</c> makes them: runs of letters and digits, in lower case.</summary>
internal static class TextTokens
{
    public static HashSet<string> Of(string text)
    {
        var tokens = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at < text.Length; at++)
        {
            var start = at;
            while (at < text.Length && char.IsLetterOrDigit(text[at])) at++;
            if (at > start) tokens.Add(text[start..at].ToLowerInvariant());
        }

        return tokens;
    }
}
