using System.Text.Json;
using PaperBot.Qdrant.Payloads;

namespace PaperBot.Qdrant.Points;

/// <summary>The part of a paper's payload that says which means its words were weighed with.</summary>
internal sealed record WeighedPayload(long Weighing)
{
    public static RawJson Json(long weighing) => new(JsonSerializer.SerializeToUtf8Bytes(new WeighedPayload(weighing), PayloadJson.Default.WeighedPayload));
}
