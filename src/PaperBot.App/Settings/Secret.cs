namespace PaperBot.App.Settings;

/// <summary>A value that never shows itself: not in a message, a log or a debugger's text.</summary>
internal sealed class Secret(string value)
{
    /// <summary>The value, for the one place that needs it.</summary>
    public string Reveal() => value;

    /// <inheritdoc/>
    public override string ToString() => "(secret)";
}
