using System.Text.Json;
using PaperBot.DiscordServer.Contract;

namespace PaperBot.DiscordServer.World;

/// <summary>A form that the bot opened.</summary>
/// <param name="Data">As it was sent.</param>
/// <param name="OpenedBy">What opened it.</param>
public sealed record ShownForm(JsonElement Data, Exchange OpenedBy)
{
    public string Title => Data.Text("title") ?? "";

    public string CustomId => Data.Text("custom_id") ?? "";

    /// <summary>The inputs: custom id, label, and what stands in them.</summary>
    public IReadOnlyList<(string CustomId, string Label, string Value)> Inputs =>
        [.. Data.Items("components").SelectMany(InputsOf).Select(input => (input.Input.Text("custom_id") ?? "", input.Label, input.Input.Text("value") ?? ""))];

    internal static IEnumerable<(JsonElement Input, string Label)> InputsOf(JsonElement part) =>
        part.Member("component") is { } labelled
            ? [(labelled, part.Text("label") ?? "")]
            : part.Items("components").Select(input => (input, input.Text("label") ?? ""));
}
