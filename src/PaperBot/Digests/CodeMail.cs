namespace PaperBot.Digests;

/// <summary>The code that is to be sent to an address, so that whoever reads its mail can show that it is theirs.</summary>
/// <param name="To">The address.</param>
/// <param name="Code">The code as people read and type it (<c>ABCD-EFGH</c>).</param>
/// <param name="Owner">Who says that the address is theirs; see <see cref="Subscription.Owner"/>.</param>
/// <param name="ValidFor">How long the code can be entered.</param>
public sealed record CodeMail(EmailAddress To, string Code, string Owner, TimeSpan ValidFor);
