namespace PaperBot.Digests;

/// <summary>That an e-mail address is the subscriber's own: a code was sent there.</summary>
/// <param name="Owner">Who says that it is theirs.</param>
/// <param name="Address">The address, in its compared form.</param>
/// <param name="CodeHash">SHA-256 of the last code sent, in hexadecimal digits.</param>
/// <param name="SentAt">When it was sent.</param>
public sealed record AddressConfirmation(string Owner, string Address, string CodeHash, DateTimeOffset SentAt)
{
    /// <summary>How often a wrong code was entered since.</summary>
    public int WrongCodes { get; init; }

    /// <summary>When the right code was entered; null when it never was.</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }
}
