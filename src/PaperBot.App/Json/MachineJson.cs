using PaperBot.LlamaCpp.Catalogue;

namespace PaperBot.App.Json;

/// <summary>The machine that models would run on.</summary>
internal sealed record MachineJson(long TotalBytes, long FreeBytes, IReadOnlyList<Gpu> Gpus)
{
    public static MachineJson Of(Machine machine) => new(machine.TotalBytes, machine.FreeBytes, machine.Gpus);
}
