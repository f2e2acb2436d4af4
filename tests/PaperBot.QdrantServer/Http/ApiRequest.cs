using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace PaperBot.QdrantServer.Http;

/// <summary>A request on its way through the endpoints.</summary>
/// <param name="Method">The verb.</param>
/// <param name="Segments">The parts of the path, decoded.</param>
/// <param name="Query">The parameters; each may be asked for once.</param>
/// <param name="Body">The body; undefined when there is none.</param>
/// <param name="Minor">The server's version 1.x: the x.</param>
/// <param name="Started">When it came, for the answer's <c>time</c>.</param>
internal sealed record ApiRequest(string Method, string[] Segments, IQueryCollection Query, JsonElement Body, int Minor, long Started)
{
    /// <summary>Whether the write is to be waited for.</summary>
    public bool Waits => Flag("wait") ?? false;

    /// <summary>The <c>timeout</c>, in seconds.</summary>
    public int? TimeoutSeconds => Whole("timeout");

    public Answer Ok(Action<Utf8JsonWriter> writeResult) => Answer.Ok(Started, writeResult);

    /// <summary>Refuses parameters that the endpoint does not know, and wrong values of those of Qdrant's that it does.</summary>
    public void CheckQuery(params ReadOnlySpan<string> known)
    {
        foreach (var name in Query.Keys)
        {
            if (!known.Contains(name)) throw Failure.QueryParameter($"unknown parameter `{name}`");
        }

        _ = Flag("wait");
        if (TimeoutSeconds is 0) throw Failure.QueryParameter("timeout: invalid value: integer `0`, expected a nonzero u64");
        if (Query["ordering"].ToString() is { Length: > 0 } ordering && ordering is not ("weak" or "medium" or "strong"))
            throw Failure.QueryParameter($"unknown variant `{ordering}`, expected one of `weak`, `medium`, `strong`");
        if (Query["consistency"].ToString() is { Length: > 0 } consistency && consistency is not ("majority" or "quorum" or "all")
            && !(uint.TryParse(consistency, NumberStyles.None, CultureInfo.InvariantCulture, out var copies) && copies > 0))
            throw Failure.QueryParameter($"failed to deserialize read consistency query parameter value '{consistency}'");
    }

    private bool? Flag(string name) => Query[name].ToString() switch
    {
        "" => null,
        "true" => true,
        "false" => false,
        var other => throw Failure.QueryParameter($"{name}: provided string was not `true` or `false`: {other}"),
    };

    private int? Whole(string name) => Query[name].ToString() is not { Length: > 0 } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) ? whole
        : throw Failure.QueryParameter($"{name}: invalid digit found in string: {text}");
}
