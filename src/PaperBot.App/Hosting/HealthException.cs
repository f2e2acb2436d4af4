namespace PaperBot.App.Hosting;

/// <summary>Health and metrics, or the page that ends subscriptions, cannot be served; the message is one calm sentence that names the setting.</summary>
internal sealed class HealthException(string message, Exception cause) : Exception(message, cause)
{
    /// <summary>Nothing can be served at <paramref name="url"/>.</summary>
    public static HealthException NotServed(Uri url, Exception cause) => new(
        $"Health:Url is {url}, where nothing can be served: the port is taken, or the address is not this machine's. Name another, for example Health:Url=http://127.0.0.1:8081, or leave it empty to go without.",
        cause);

    /// <summary>The page that ends subscriptions cannot be served at <paramref name="url"/>.</summary>
    public static HealthException NoUnsubscribing(Uri url, Exception cause) => new(
        $"Mail:ListenUrl is {url}, where nothing can be served: the port is taken, or the address is not this machine's. Name another, for example Mail:ListenUrl=http://127.0.0.1:8082.", cause);
}
