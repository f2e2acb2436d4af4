namespace PaperBot.App.Hosting;

/// <summary>Which parts of the bot can serve.</summary>
/// <param name="Gateway">Discord's gateway is connected.</param>
/// <param name="Library">The library can be read.</param>
/// <param name="State">The bot's state can be written.</param>
internal sealed record ReadinessReport(bool Gateway, bool Library, bool State)
{
    /// <summary>Why parts cannot serve, by the part's name.</summary>
    public IReadOnlyDictionary<string, string> Reasons { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether all can.</summary>
    public bool Ready => Gateway && Library && State;
}
