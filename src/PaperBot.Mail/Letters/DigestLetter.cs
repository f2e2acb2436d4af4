using PaperBot.Digests;
using PaperBot.Mail.Mime;

namespace PaperBot.Mail.Letters;

/// <summary>Digest → the mail that its subscriber reads.</summary>
internal static class DigestLetter
{
    /// <summary>The letter; what it is called follows from the delivery, so that the same digest never has two names.</summary>
    public static Letter Of(Delivery delivery, Subscription subscription, Digest digest, EmailAddress to, MailOptions options)
    {
        var farewell = Farewell.Of(subscription, options);
        var domain = options.From.Domain;
        return new Letter(to, $"{delivery.Id}.digest@{domain}", $"{DigestWords.Title(digest)} · {DigestWords.Days(digest)}", DigestText.Of(digest, farewell), DigestHtml.Of(digest, farewell))
        {
            List = new MailList($"{subscription.Id}.digest.{domain}", $"PaperBot: {InterestWording.Of(subscription.Interest)}", farewell.Unsubscribe),
        };
    }
}
