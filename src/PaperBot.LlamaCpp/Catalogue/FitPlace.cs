namespace PaperBot.LlamaCpp.Catalogue;

/// <summary>Where a model can run.</summary>
public enum FitPlace
{
    /// <summary>Not here.</summary>
    Nowhere,

    /// <summary>In the machine's memory.</summary>
    Cpu,

    /// <summary>Whole in the memory of the graphics cards.</summary>
    Gpu,
}
