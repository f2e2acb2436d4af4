namespace PaperBot.Digests;

/// <summary>What came of asking for a code: exactly one of the nested kinds.</summary>
/// <param name="Sentence">What is said to whoever asked.</param>
public abstract record CodeRequest(string Sentence)
{
    /// <summary>A code is on its way to <paramref name="Address"/>; it has to be entered.</summary>
    public sealed record Sent(EmailAddress Address) : CodeRequest(
        $"A code was sent to {Address}. Enter it with paperbot digest confirm CODE within {AddressConfirmations.ValidFor.TotalHours} hours; no digest goes there before. Nothing came? Look among the spam.");

    /// <summary><paramref name="Address"/> was confirmed before by the same owner; nothing was sent and nothing has to be done.</summary>
    public sealed record Known(EmailAddress Address) : CodeRequest($"{Address} is confirmed.");

    /// <summary>What was typed is no address that mail can be sent to.</summary>
    public sealed record NoAddress() : CodeRequest("This is no e-mail address that digests can be sent to: write it like name@example.org.");

    /// <summary>Enough codes were sent for a day.</summary>
    public sealed record TooMany() : CodeRequest("So many codes were asked for that no more are sent today. The last one that came is good for a day; if none came, try again tomorrow, or with another address.");

    /// <summary>The code could not be sent.</summary>
    /// <param name="Cause">One calm sentence on why.</param>
    public sealed record NotSent(string Cause) : CodeRequest(Cause);
}
