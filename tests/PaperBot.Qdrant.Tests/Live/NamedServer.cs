namespace PaperBot.Qdrant.Tests.Live;

/// <summary>The real Qdrant server that live tests run on: the environment names it, and without a name they are skipped.</summary>
internal static class NamedServer
{
    private const string UrlVariable = "PAPERBOT_TEST_QDRANT_URL";
    private const string KeyVariable = "PAPERBOT_TEST_QDRANT_KEY";

    /// <summary>Why nothing runs; null when a server is named.</summary>
    public static string? Missing => Url is null ? $"needs a Qdrant server: name its address in {UrlVariable}, and its API key, if it has one, in {KeyVariable}" : null;

    /// <summary>Its address; null when none is named.</summary>
    public static Uri? Url => Uri.TryCreate(Environment.GetEnvironmentVariable(UrlVariable), UriKind.Absolute, out var url) ? url : null;

    public static string? Key => Environment.GetEnvironmentVariable(KeyVariable) is { Length: > 0 } key ? key : null;
}
