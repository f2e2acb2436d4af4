namespace PaperBot.Qdrant.Payloads;

/// <summary>At least <see cref="MinCount"/> of the conditions have to be met.</summary>
internal sealed record MinShould(IReadOnlyList<Condition> Conditions, int MinCount);
