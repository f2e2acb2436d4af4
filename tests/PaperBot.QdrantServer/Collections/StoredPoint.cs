using System.Text.Json;

namespace PaperBot.QdrantServer.Collections;

/// <summary>A point: its payload is an object, its vectors lie in the shard's columns under its slot.</summary>
internal sealed record StoredPoint(PointId Id, int Slot, ulong Version, JsonElement Payload);
