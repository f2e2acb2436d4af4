namespace PaperBot.Writing;

/// <summary>The model has no time for another request: nothing is wrong, only asking again later helps.</summary>
public sealed class ModelBusyException : ModelException
{
    /// <summary>For a model whose own queue is full.</summary>
    public ModelBusyException(int waiting)
        : base($"The model is busy: {waiting} requests are waiting already; ask again in a minute.") => Waiting = waiting;

    /// <summary>For a model that does not tell how many are waiting.</summary>
    public ModelBusyException(string message) : base(message)
    {
    }

    /// <summary>How many requests were waiting; 0 when that is unknown.</summary>
    public int Waiting { get; }
}
