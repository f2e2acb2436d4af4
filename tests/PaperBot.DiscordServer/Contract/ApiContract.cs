using System.Text.Json;

namespace PaperBot.DiscordServer.Contract;

/// <summary>
/// Request → what is wrong with it by Discord's published API description (where it lies beside the checkout), by the rules that the description does not
/// hold, and by what PaperBot promises of its messages.
/// </summary>
public static class ApiContract
{
    /// <summary>Whether the published description is there; without it only the hand-written rules are checked.</summary>
    public static bool IsAvailable => ApiDocument.Published is not null;

    /// <summary>Each violation in one sentence; empty for a request that Discord would take.</summary>
    public static IReadOnlyList<string> Check(RecordedRequest request)
    {
        var violations = HeaderRules.Check(request);
        if (request.Path.StartsWith("/attachments/", StringComparison.Ordinal)) return [.. violations.Where(violation => violation.Path == "Authorization").Select(violation => violation.ToString())];
        try
        {
            var body = request.Payload;
            if (ApiDocument.Published is { } document) violations = violations.Concat(DescribedRules.Check(document, request));
            if (body is { } written) violations = violations.Concat(WrittenRules.Check(request, written));
            return [.. violations.Select(violation => violation.ToString()).Distinct(StringComparer.Ordinal)];
        }
        catch (JsonException)
        {
            return [.. violations.Select(violation => violation.ToString()), "The body is no JSON."];
        }
    }
}
