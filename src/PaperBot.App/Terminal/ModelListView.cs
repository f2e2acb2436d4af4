using System.Globalization;
using PaperBot.App.Json;
using PaperBot.LlamaCpp.Catalogue;

namespace PaperBot.App.Terminal;

/// <summary>Shows models: those that can be had, one that came, and what a look at one found.</summary>
internal static class ModelListView
{
    public static void Show(Screen screen, ModelListJson list)
    {
        screen.Table(["id", "for", "size", "memory", "context", "here", "runs on", "licence"], [.. list.Models.Select(Row)]);
        screen.Line();
        foreach (var limited in list.Models.Where(model => model.LicenceLimit is not null)) screen.DimLine($"* {limited.Id}: {limited.LicenceLimit}.");
        foreach (var other in list.Others) screen.DimLine($"Also here, and unknown to the catalogue: {other}");
        screen.DimLine($"Models live in {list.Folder}. Suggested for this machine: {Suggested(list)}.");
    }

    public static void ShowPulled(Screen screen, StoredModel stored) => screen.Item("ok  ", (
        $"{stored.Name}: {stored.Path}, {ByteSize.Of(stored.Bytes)}, {(stored.Verified ? "checksum right" : "no checksum to compare with")}", ItemStyle.Plain));

    public static void ShowVerified(Screen screen, VerifiedModel verified) => screen.Item(
        verified.IsBad ? "FAIL" : "ok  ", ($"{verified.Stored.Name}: {Finding(verified)}", ItemStyle.Plain), (verified.Stored.Path, ItemStyle.Dim));

    private static string[] Row(ModelJson model) =>
    [
        model.Id,
        model.Kind switch { "instruct" => "answers", "embedding" => "search", _ => "ranking" },
        model.Bytes is { } bytes ? ByteSize.Of(bytes) : "?",
        $"{model.MemoryGigabytes} GB",
        (model.ContextTokens / 1024.0).ToString("0.#k", CultureInfo.InvariantCulture),
        Here(model),
        model.Fits switch { "gpu" => "GPU", "cpu" when model.Quick => "CPU", "cpu" => "slow CPU", _ => "no" },
        model.LicenceLimit is null ? model.Licence : model.Licence + " *",
    ];

    private static string Here(ModelJson model)
    {
        if (model.Path is not null) return model.Verified ? "yes" : "unverified";
        if (model.PartBytes == 0) return "no";
        return model.Bytes is { } bytes ? $"{100 * model.PartBytes / bytes} %" : "partly";
    }

    private static string Suggested(ModelListJson list)
    {
        var ids = list.Models.Where(model => model.Recommended).Select(model => model.Path is null ? model.Id : $"{model.Id} (here)").ToList();
        return ids.Count == 0 ? "none" : $"{string.Join(", ", ids)}; `paperbot models pull ID` fetches one";
    }

    private static string Finding(VerifiedModel verified)
    {
        var again = verified.Stored.Model is { } model ? $"; `paperbot models pull {model.Id}` fetches it anew" : "; put a good copy in its place";
        return verified.Verdict switch
        {
            Verdict.Ok => "the checksum is right",
            Verdict.Unknown => "a model's file, with no checksum to compare with",
            Verdict.Changed => "changed: the checksum is wrong" + again,
            Verdict.Truncated => "truncated: the end of the file is missing" + again,
            Verdict.NotAModel => "not a model's file" + again,
            _ => "cannot be read: allow reading it",
        };
    }
}
