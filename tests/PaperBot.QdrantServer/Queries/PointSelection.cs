using System.Text.Json;
using PaperBot.QdrantServer.Collections;
using PaperBot.QdrantServer.Contract;
using PaperBot.QdrantServer.Filters;
using PaperBot.QdrantServer.Http;
using PaperBot.QdrantServer.Payloads;

namespace PaperBot.QdrantServer.Queries;

/// <summary>What is told of a point.</summary>
/// <param name="WithPayload">Whether the payload is.</param>
/// <param name="Include">Only these keys of it; null for all.</param>
/// <param name="Exclude">All but these keys; null for all.</param>
/// <param name="WithVectors">The names of the vectors that are; null for all, empty for none.</param>
internal sealed record PointSelection(bool WithPayload, IReadOnlyList<PayloadPath>? Include, IReadOnlyList<PayloadPath>? Exclude, IReadOnlyList<string>? WithVectors)
{
    public static PointSelection Everything { get; } = new(true, null, null, null);

    public static PointSelection Read(Fields fields, bool withPayload)
    {
        var vectors = ReadVectors(fields.Optional("with_vector") ?? fields.Optional("with_vectors"));
        switch (fields.Optional("with_payload"))
        {
            case null: return new PointSelection(withPayload, null, null, vectors);
            case { ValueKind: JsonValueKind.True }: return new PointSelection(true, null, null, vectors);
            case { ValueKind: JsonValueKind.False }: return new PointSelection(false, null, null, vectors);
            case { ValueKind: JsonValueKind.Array } keys: return new PointSelection(true, ReadPaths(keys), null, vectors);
            case { ValueKind: JsonValueKind.Object } selector:
                var inner = new Fields(selector, "with_payload", fields.Minor);
                var (include, exclude) = (inner.Optional("include"), inner.Optional("exclude"));
                inner.End();
                return new PointSelection(true, include is { } some ? ReadPaths(some) : null, exclude is { } others ? ReadPaths(others) : null, vectors);
            case { } other: throw Failure.Format($"with_payload: {Fields.Kind(other)}: Expected a boolean, an array of strings, or an object with an include/exclude field");
        }
    }

    public void Write(Utf8JsonWriter writer, StoredPoint point, StoredCollection collection)
    {
        if (WithPayload)
        {
            writer.WritePropertyName("payload");
            WritePayload(writer, point.Payload);
        }

        if (WithVectors is not { Count: 0 }) WriteVectors(writer, point, collection);
    }

    /// <summary>Refuses names that the collection has not.</summary>
    public void Check(CollectionSettings settings)
    {
        if (WithVectors?.FirstOrDefault(name => !settings.Dense.ContainsKey(name) && !settings.Sparse.ContainsKey(name)) is { } unknown) throw Writes.PointVectors.Unknown(unknown);
    }

    private void WritePayload(Utf8JsonWriter writer, JsonElement payload)
    {
        if (Include is null && Exclude is null)
        {
            payload.WriteTo(writer);
            return;
        }

        WriteObject(writer, payload, null);
    }

    private void WriteObject(Utf8JsonWriter writer, JsonElement element, PayloadPath? path)
    {
        writer.WriteStartObject();
        foreach (var member in element.EnumerateObject())
        {
            var inner = path?.Child(member.Name) ?? PayloadPath.Of(member.Name);
            if (Include is not null && !Include.Any(inner.IsWithOrAbove) || Exclude is not null && Exclude.Any(inner.IsBelow)) continue;
            writer.WritePropertyName(member.Name);
            WriteValue(writer, member.Value, inner);
        }

        writer.WriteEndObject();
    }

    private void WriteValue(Utf8JsonWriter writer, JsonElement value, PayloadPath path)
    {
        if (value.ValueKind == JsonValueKind.Object) WriteObject(writer, value, path);
        else if (value.ValueKind == JsonValueKind.Array)
        {
            writer.WriteStartArray();
            var elements = path.Elements();
            foreach (var element in value.EnumerateArray())
            {
                if (Exclude is null || !Exclude.Any(elements.IsBelow)) WriteValue(writer, element, elements);
            }

            writer.WriteEndArray();
        }
        else value.WriteTo(writer);
    }

    private void WriteVectors(Utf8JsonWriter writer, StoredPoint point, StoredCollection collection)
    {
        var shard = collection.ShardOf(point.Id);
        if (shard.Dense.TryGetValue("", out var unnamed) && collection.Settings.Sparse.Count == 0)
        {
            writer.WritePropertyName("vector");
            Numbers.Write(writer, unnamed.Get(point.Slot) ?? []);
            return;
        }

        writer.WriteStartObject("vector");
        foreach (var (name, column) in shard.Dense)
        {
            if (column.Get(point.Slot) is not { } dense || !Wants(name)) continue;
            writer.WritePropertyName(name);
            Numbers.Write(writer, dense);
        }

        foreach (var (name, column) in shard.Sparse)
        {
            if (column.Get(point.Slot) is not { } sparse || !Wants(name)) continue;
            writer.WritePropertyName(name);
            sparse.Write(writer);
        }

        writer.WriteEndObject();
    }

    private bool Wants(string name) => WithVectors?.Contains(name) ?? true;

    private static IReadOnlyList<string>? ReadVectors(JsonElement? element) => element switch
    {
        null or { ValueKind: JsonValueKind.False } => [],
        { ValueKind: JsonValueKind.True } => null,
        { ValueKind: JsonValueKind.Array } names => [.. names.EnumerateArray().Select(name => Fields.AsText(name, "with_vector"))],
        { } other => throw Failure.Format($"with_vector: {Fields.Kind(other)}: Expected a boolean, or an array of strings"),
    };

    private static PayloadPath[] ReadPaths(JsonElement element) => [.. Fields.AsList(element, "with_payload").Select(FilterReader.ReadPath)];
}
