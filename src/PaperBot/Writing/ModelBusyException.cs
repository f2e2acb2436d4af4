namespace PaperBot.Writing;

/// <summary>The model's queue is full: nothing is wrong, only asking again later helps.</summary>
public sealed class ModelBusyException(int waiting)
    : ModelException($"The model is busy: {waiting} requests are waiting already; ask again in a minute.")
{
    /// <summary>How many requests were waiting.</summary>
    public int Waiting { get; } = waiting;
}
