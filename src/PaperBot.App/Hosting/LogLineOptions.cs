using PaperBot.App.Settings;

namespace PaperBot.App.Hosting;

/// <summary>How log entries become lines.</summary>
/// <param name="IsJson">As JSON objects, or for people.</param>
/// <param name="Secrets">What must not stand in any line.</param>
internal sealed record LogLineOptions(bool IsJson, params IReadOnlyList<Secret> Secrets);
