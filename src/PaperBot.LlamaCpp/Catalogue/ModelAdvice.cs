using System.Globalization;

namespace PaperBot.LlamaCpp.Catalogue;

/// <summary>Which models are here and which would suit the machine best.</summary>
/// <param name="Here">The models in the store.</param>
/// <param name="Best">The best of each kind, where one suits.</param>
public sealed record ModelAdvice(IReadOnlyList<StoredModel> Here, IReadOnlyList<BestModel> Best)
{
    private static readonly Dictionary<ModelKind, string> Purposes = new()
    {
        [ModelKind.Instruct] = "to write answers",
        [ModelKind.Embedding] = "to find papers by meaning",
        [ModelKind.Rerank] = "to rank them once more",
    };

    /// <summary>The advice for <paramref name="machine"/>.</summary>
    public static ModelAdvice For(Machine machine, ModelCatalogue catalogue, ModelStore store) => new(
        store.List(catalogue),
        [.. Enum.GetValues<ModelKind>().Select(kind => ModelFit.Best(machine, catalogue.Models, kind)).OfType<BestModel>()]);

    /// <summary>The advice in words, with the commands to follow it.</summary>
    public string Text()
    {
        var here = Here.Count == 0 ? "none here, and none is needed" : "here: " + string.Join(", ", Here.Select(Describe));
        var missing = Best.Where(best => Here.All(stored => stored.Model?.Id != best.Model.Id)).ToList();
        if (Best.Count == 0) return $"{here}; none of the catalogue fits this machine";
        if (missing.Count == 0) return $"{here}, which suit this machine best";
        return $"{here}; for this machine best: {string.Join("; ", missing.Select(Advise))}";
    }

    private static string Describe(StoredModel stored) =>
        string.Create(CultureInfo.InvariantCulture, $"{stored.Name} ({stored.Bytes / 1e9:0.0} GB{(stored.Verified ? "" : ", not verified")})");

    private static string Advise(BestModel best) =>
        $"{Purposes[best.Model.Kind]} {best.Model.Id} ({(best.Fit.Place == FitPlace.Gpu ? "graphics card" : "CPU")}, {best.Fit.Reason}): paperbot models pull {best.Model.Id}";
}
