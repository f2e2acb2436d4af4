using System.Globalization;

namespace PaperBot.LlamaCpp.Loading;

/// <summary>Where a model runs, for the line that is shown at the start.</summary>
/// <param name="Model">The model's file and how its weights are stored.</param>
/// <param name="Device">The device that computes, by its maker's name.</param>
/// <param name="GpuLayers">Layers on the GPU.</param>
/// <param name="Layers">Layers that there are, the output layer among them.</param>
/// <param name="WhyNoGpu">Why no GPU is used; null when one is.</param>
internal sealed record StartReport(string Model, string Device, int GpuLayers, int Layers, string? WhyNoGpu)
{
    /// <summary>One line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Model} runs on {Device}, {GpuLayers} of {Layers} layers on a GPU{(WhyNoGpu is null ? "" : $" ({WhyNoGpu})")}.");
}
