namespace PaperBot.App.Hosting;

/// <summary>Health and metrics cannot be served; the message is one calm sentence that names the setting.</summary>
internal sealed class HealthException(string message, Exception cause) : Exception(message, cause);
