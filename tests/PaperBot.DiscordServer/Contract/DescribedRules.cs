using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace PaperBot.DiscordServer.Contract;

/// <summary>Request → what Discord's published description says against it.</summary>
internal static class DescribedRules
{
    public static IEnumerable<Violation> Check(ApiDocument document, RecordedRequest request)
    {
        var steps = request.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (document.OperationOf(request.Method, steps) is not { } operation) return [new Violation("", "ROUTE", $"Discord describes no {request.Method} {request.Path}.")];
        return CheckPath(operation, steps).Concat(CheckQuery(operation, request.Query)).Concat(CheckBody(operation, request));
    }

    private static IEnumerable<Violation> CheckPath(ApiOperation operation, string[] steps) =>
        operation.Template.Zip(steps).Where(step => ApiOperation.IsParameter(step.First))
            .SelectMany(step => operation.Path.TryGetValue(step.First[1..^1], out var schema) ? CheckParameter(step.First, step.Second, schema) : []);

    private static IEnumerable<Violation> CheckQuery(ApiOperation operation, string query)
    {
        var values = QueryHelpers.ParseQuery(query);
        foreach (var name in operation.RequiredQuery.Where(name => !values.ContainsKey(name))) yield return Violation.Missing($"?{name}");
        foreach (var (name, texts) in values)
        {
            if (!operation.Query.TryGetValue(name, out var schema))
            {
                yield return new Violation($"?{name}", "UNKNOWN", "Discord knows no query parameter of this name.");
                continue;
            }

            foreach (var text in texts)
            {
                foreach (var violation in CheckParameter($"?{name}", text ?? "", schema)) yield return violation;
            }
        }
    }

    /// <summary>A parameter is text, which stands for a number or flag where the schema asks for one, and for one entry of a list.</summary>
    private static IEnumerable<Violation> CheckParameter(string name, string text, Schema written)
    {
        var schema = written.Resolved;
        if (schema.Types.Contains("array") && schema.Items is { } items) schema = items.Resolved;
        var value = schema.Types.Any(type => type is "integer" or "number" or "boolean") && IsJson(text, out var parsed) ? parsed : JsonSerializer.SerializeToElement(text);
        return SchemaCheck.Check(value, schema).Select(violation => violation with { Path = name });
    }

    private static IEnumerable<Violation> CheckBody(ApiOperation operation, RecordedRequest request)
    {
        if (request.Body.Length == 0) return operation.IsBodyRequired ? [Violation.Missing("body")] : [];
        if (operation.Body is not { } schema) return [new Violation("", "BODY", "Discord describes no JSON body for this request.")];
        return SchemaCheck.Check(request.Payload!.Value, schema);
    }

    private static bool IsJson(string text, out JsonElement value)
    {
        value = default;
        try
        {
            using var document = JsonDocument.Parse(text);
            value = document.RootElement.Clone();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
