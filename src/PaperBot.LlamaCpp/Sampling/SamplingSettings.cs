using Microsoft.Extensions.AI;

namespace PaperBot.LlamaCpp.Sampling;

/// <summary>How the next token is chosen among the likely ones; values outside their range are taken as the nearest one inside.</summary>
internal sealed record SamplingSettings
{
    /// <summary>The key in <see cref="ChatOptions.AdditionalProperties"/> of a GBNF grammar that the answer has to follow.</summary>
    public const string GrammarKey = "grammar";

    private const float UsualTemperature = 0.8f;
    private const int UsualTopK = 40;
    private const float UsualTopP = 0.95f;
    private const float UsualMinP = 0.05f;

    /// <summary>0: always the likeliest token; higher: more variety. Default 0.8, range 0 to 10.</summary>
    public float Temperature { get; init; } = UsualTemperature;

    /// <summary>Only so many of the likeliest tokens are considered; 0: all. Default 40.</summary>
    public int TopK { get; init; } = UsualTopK;

    /// <summary>Only the likeliest tokens that have this probability together are considered; 1: all. Default 0.95, range above 0 to 1.</summary>
    public float TopP { get; init; } = UsualTopP;

    /// <summary>Only tokens are considered that have this share of the likeliest one's probability; 0: all. Default 0.05, range 0 to 1.</summary>
    public float MinP { get; init; } = UsualMinP;

    /// <summary>Makes tokens less likely for each time they were written. Default 0, range -2 to 2.</summary>
    public float FrequencyPenalty { get; init; }

    /// <summary>Makes tokens less likely once they were written. Default 0, range -2 to 2.</summary>
    public float PresencePenalty { get; init; }

    /// <summary>
    /// The same seed chooses alike when the model says alike. What it says differs in the last digits with the number of requests that are
    /// computed together, so that a choice on the edge can still fall differently.
    /// </summary>
    public uint Seed { get; init; }

    /// <summary>A GBNF grammar that the answer has to follow; null for none.</summary>
    public string? Grammar { get; init; }

    /// <summary>What <paramref name="options"/> ask for; a seed that they do not name is drawn.</summary>
    public static SamplingSettings Of(ChatOptions? options) => new()
    {
        Temperature = Clamp(options?.Temperature, 0, 10, UsualTemperature),
        TopK = Math.Max(0, options?.TopK ?? UsualTopK),
        TopP = Clamp(options?.TopP, 0.001f, 1, UsualTopP),
        FrequencyPenalty = Clamp(options?.FrequencyPenalty, -2, 2, 0),
        PresencePenalty = Clamp(options?.PresencePenalty, -2, 2, 0),
        Seed = Fold(options?.Seed ?? Random.Shared.NextInt64()),
        Grammar = options?.AdditionalProperties?.GetValueOrDefault(GrammarKey) as string,
    };

    private static float Clamp(float? value, float least, float most, float usual) =>
        value is { } given && !float.IsNaN(given) ? Math.Clamp(given, least, most) : usual;

    // The library takes the largest seed for "any".
    private static uint Fold(long seed) => Math.Min(unchecked((uint)(seed ^ (seed >> 32))), uint.MaxValue - 1);
}
