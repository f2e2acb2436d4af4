namespace PaperBot.Feeds;

/// <summary>What an answer said of itself, for a conditional request later (RFC 9110, section 13).</summary>
/// <param name="ETag">Its tag as it stands there.</param>
/// <param name="LastModified">When it was last changed, as it stands there.</param>
internal sealed record Validators(string? ETag, string? LastModified)
{
    private const int MostCharacters = 500;

    /// <summary>Whether there is anything to ask by.</summary>
    public bool Any => ETag is not null || LastModified is not null;

    /// <summary>Of headers; what is too long to be kept is left out.</summary>
    public static Validators Of(HttpResponseMessage message) => new(Value(message.Headers, "ETag"), Value(message.Content.Headers, "Last-Modified"));

    /// <summary>Asks for an answer only if it is another.</summary>
    public void AddTo(HttpRequestMessage message)
    {
        if (ETag is not null) message.Headers.TryAddWithoutValidation("If-None-Match", ETag);
        if (LastModified is not null) message.Headers.TryAddWithoutValidation("If-Modified-Since", LastModified);
    }

    private static string? Value(System.Net.Http.Headers.HttpHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) && values.FirstOrDefault() is { Length: > 0 and <= MostCharacters } value ? value : null;
}
