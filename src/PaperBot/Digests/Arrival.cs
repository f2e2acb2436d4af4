namespace PaperBot.Digests;

/// <summary>Whether a digest arrived that was being handed over when the process ended: exactly one of the nested kinds.</summary>
public abstract record Arrival
{
    private Arrival()
    {
    }

    /// <summary>It did.</summary>
    /// <param name="Message">What the place calls the message.</param>
    public sealed record Arrived(string Message) : Arrival;

    /// <summary>It did not, and may be sent again; the place itself sees to it that it cannot come twice.</summary>
    public sealed record NotThere : Arrival;

    /// <summary>The place cannot tell. It is not sent again; the next digest says that it may not have arrived.</summary>
    public sealed record Unknown : Arrival;
}
