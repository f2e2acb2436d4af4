namespace PaperBot.Digests;

/// <summary>A digest could not be delivered. The message is one calm sentence for the subscriber.</summary>
public sealed class DigestCarryException : Exception
{
    /// <summary>Creates it with a sentence, whether it may be tried again, and the cause for the log.</summary>
    public DigestCarryException(string message, bool isPermanent, Exception? cause = null)
        : base(message, cause) => IsPermanent = isPermanent;

    /// <summary>Creates it for what may be tried again.</summary>
    public DigestCarryException(string message, Exception cause)
        : this(message, isPermanent: false, cause)
    {
    }

    /// <summary>Creates it for what may be tried again.</summary>
    public DigestCarryException(string message)
        : this(message, isPermanent: false)
    {
    }

    /// <summary>Creates it for what may be tried again.</summary>
    public DigestCarryException()
        : this("The digest could not be delivered.")
    {
    }

    /// <summary>Whether trying again is of no use: the subscription rests then, with the message as its trouble.</summary>
    public bool IsPermanent { get; }

    /// <summary>How long the place wants to be left alone; null when it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the message may have arrived all the same: the connection broke when it was handed over.</summary>
    public bool MayHaveArrived { get; init; }
}
