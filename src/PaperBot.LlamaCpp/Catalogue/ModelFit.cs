using System.Globalization;

namespace PaperBot.LlamaCpp.Catalogue;

/// <summary>Machine × model → whether and where it fits. Estimates, on the safe side: what really is taken depends on library, card and context window.</summary>
public static class ModelFit
{
    /// <summary>The context window that the estimate counts with, in model tokens.</summary>
    public const int UsualContextTokens = 8192;

    private const int UsualEmbeddingTokens = 2048;
    private const long WorkingBytes = 600_000_000;
    private const int WorkingShare = 32;
    private const double BytesPerParameter = 0.65;
    private const long LeastReserveBytes = 1L << 30;
    private const int ReserveShare = 5;

    /// <summary>Whether <paramref name="model"/> fits <paramref name="machine"/>.</summary>
    public static Fit Of(Machine machine, CatalogueModel model, int contextTokens = UsualContextTokens)
    {
        var needed = NeededBytes(model, contextTokens);
        var card = machine.Gpus.Where(gpu => gpu.FreeBytes >= needed).MaxBy(gpu => gpu.FreeBytes);
        if (card is not null) return new Fit(FitPlace.Gpu, needed, true, $"needs {Gibibytes(needed)} of the {Gibibytes(card.FreeBytes)} GiB free on {card.Name}");
        var together = machine.Gpus.Sum(gpu => gpu.FreeBytes);
        if (together >= needed && machine.Gpus.Count > 1)
            return new Fit(FitPlace.Gpu, needed, true, $"needs {Gibibytes(needed)} of the {Gibibytes(together)} GiB free on {machine.Gpus.Count} cards");
        var usable = machine.TotalBytes - Math.Max(LeastReserveBytes, machine.TotalBytes / ReserveShare);
        if (usable < needed) return new Fit(FitPlace.Nowhere, needed, false, $"needs {Gibibytes(needed)} GiB, and {Gibibytes(Math.Max(0, usable))} GiB of this machine can be spared");
        var busy = machine.FreeBytes < needed ? $", of which {Gibibytes(machine.FreeBytes)} GiB are free now" : "";
        return new Fit(FitPlace.Cpu, needed, model.BillionActiveParameters <= MostOnCpu(model.Kind), $"needs {Gibibytes(needed)} of this machine's {Gibibytes(machine.TotalBytes)} GiB{busy}");
    }

    /// <summary>
    /// The model of <paramref name="kind"/> that suits <paramref name="machine"/> best: the first of the catalogue, which names the strongest
    /// first, that fits and is quick there; one that anybody may use for anything goes before one that not. Null when none does.
    /// </summary>
    public static BestModel? Best(Machine machine, IEnumerable<CatalogueModel> models, ModelKind kind, int contextTokens = UsualContextTokens) => models
        .Where(model => model.Kind == kind)
        .Select(model => new BestModel(model, Of(machine, model, contextTokens)))
        .Where(choice => choice.Fit.Place != FitPlace.Nowhere && choice.Fit.IsQuick)
        .OrderByDescending(choice => choice.Fit.Place)
        .ThenBy(choice => choice.Model.LicenceLimit is not null)
        .FirstOrDefault();

    /// <summary>What <paramref name="model"/> takes in memory, estimated.</summary>
    public static long NeededBytes(CatalogueModel model, int contextTokens = UsualContextTokens)
    {
        var weights = model.Bytes ?? (long)(model.BillionParameters * 1e9 * BytesPerParameter);
        var context = Math.Min(model.ContextTokens, model.Kind == ModelKind.Instruct ? contextTokens : UsualEmbeddingTokens);
        return weights + ((long)model.CacheBytesPerToken * context) + WorkingBytes + (weights / WorkingShare);
    }

    /// <summary>On a CPU, speed goes with the weights that each model token passes through; beyond these, in billions, people would wait.</summary>
    private static double MostOnCpu(ModelKind kind) => kind == ModelKind.Instruct ? 5 : 0.35;

    private static string Gibibytes(long bytes) => (bytes / (double)(1L << 30)).ToString("0.0", CultureInfo.InvariantCulture);
}
