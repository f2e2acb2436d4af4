using System.Text.Json.Serialization;
using PaperBot.Papers;

namespace PaperBot.Sqlite;

/// <summary>Reads and writes <see cref="StoredPaper"/> without reflection, so that the first paper is as fast as the next.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(StoredPaper))]
internal sealed partial class StoredPaperContext : JsonSerializerContext;
