using System.Text.Json;
using PaperBot.QdrantServer.Collections;

namespace PaperBot.QdrantServer.Filters;

/// <summary>What a condition is asked about: a point, or an object inside its payload.</summary>
/// <param name="Shard">Where the point lies.</param>
/// <param name="Point">The point; null inside a nested object, where ids and vectors cannot be asked for.</param>
/// <param name="Payload">The payload or the object in it.</param>
internal readonly record struct Subject(Shard Shard, StoredPoint? Point, JsonElement Payload);
