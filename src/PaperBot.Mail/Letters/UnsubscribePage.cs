namespace PaperBot.Mail.Letters;

/// <summary>The page on which a subscription is ended, and its address. It looks the same whether there is such a subscription or not.</summary>
public static class UnsubscribePage
{
    /// <summary>What stands before the key in the address.</summary>
    public const string Path = "unsubscribe";

    /// <summary>What the body of a request has to hold that ends a subscription (RFC 8058).</summary>
    public const string OneClick = "List-Unsubscribe=One-Click";

    /// <summary>Asks whether the subscription is to be ended: opening a link ends nothing, since programs open links to look for malware.</summary>
    public static string Question { get; } = Page(
        "End these digests?",
        $"""
        <p style="margin:0 0 16px">No further digest of this subscription will be sent to you.</p>
        <form method="post"><input type="hidden" name="{OneClick.Split('=')[0]}" value="{OneClick.Split('=')[1]}"><button type="submit" style="font:inherit;padding:10px 20px;border:0;border-radius:6px;background:#0b57d0;color:#ffffff;cursor:pointer">Unsubscribe</button></form>
        """);

    /// <summary>Says that it is done.</summary>
    public static string Done { get; } = Page("It is done", """<p style="margin:0">No further digest of this subscription will be sent to you.</p>""");

    /// <summary>Says that it could not be done just now.</summary>
    public static string Later { get; } = Page("Not just now", """<p style="margin:0">This cannot be done just now. Please try again in a few minutes.</p>""");

    /// <summary>The address that ends the subscription with <paramref name="key"/>; null where the world reaches none.</summary>
    public static Uri? AddressOf(Uri? publicUrl, string key) =>
        publicUrl is null ? null : new Uri($"{publicUrl.AbsoluteUri.TrimEnd('/')}/{Path}/{Uri.EscapeDataString(key)}");

    private static string Page(string title, string body) => HtmlPage.Of(title, "", $"""<h1 style="margin:0 0 16px;font-size:22px;line-height:1.3">{title}</h1>{"\n"}{body}""");
}
