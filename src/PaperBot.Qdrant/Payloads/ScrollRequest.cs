namespace PaperBot.Qdrant.Payloads;

/// <summary>Points page by page: by id from <see cref="Offset"/> on, or by <see cref="OrderBy"/> (then <see cref="OrderBy.StartFrom"/> turns the pages).</summary>
internal sealed record ScrollRequest
{
    public Filter? Filter { get; init; }

    public Guid? Offset { get; init; }

    public int? Limit { get; init; }

    public OrderBy? OrderBy { get; init; }

    public FieldSelection WithPayload { get; init; } = FieldSelection.All;

    public FieldSelection WithVector { get; init; } = FieldSelection.None;
}
