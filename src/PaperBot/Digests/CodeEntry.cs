namespace PaperBot.Digests;

/// <summary>What came of entering a code: exactly one of the nested kinds.</summary>
/// <param name="Sentence">What is said to whoever entered it.</param>
public abstract record CodeEntry(string Sentence)
{
    /// <summary>It was right: <paramref name="Address"/> is confirmed, and the owner's subscriptions that go there have begun.</summary>
    /// <param name="Address">The address.</param>
    /// <param name="Subscriptions">How many subscriptions began with it.</param>
    public sealed record Right(EmailAddress Address, int Subscriptions) : CodeEntry(
        $"{Address} is confirmed, and {Subscriptions switch { 0 => "digests can be sent there.", 1 => "its digest comes from now on.", _ => $"its {Subscriptions} digests come from now on." }}");

    /// <summary>It was not the code that was sent last.</summary>
    /// <param name="TriesLeft">How often another may be entered.</param>
    public sealed record Wrong(int TriesLeft) : CodeEntry(
        $"This is not the code that was sent last. {(TriesLeft == 0 ? AskAgain : $"Look again; {TriesLeft} {(TriesLeft == 1 ? "try is" : "tries are")} left.")}");

    /// <summary>What was typed cannot be a code; it was not counted as a try.</summary>
    public sealed record NoCode() : CodeEntry("A code has eight letters and digits, like ABCD-2345: copy it from the mail.");

    /// <summary>The code that was sent last is no longer good: a day is over, or it was guessed at too often.</summary>
    public sealed record Ended() : CodeEntry($"The code that was sent last is no longer good. {AskAgain}");

    /// <summary>No address of the owner waits for a code.</summary>
    public sealed record NothingWaits() : CodeEntry("No e-mail address waits for a code: subscribe with an address first.");

    private const string AskAgain = "Ask for a new one with paperbot digest confirm.";
}
