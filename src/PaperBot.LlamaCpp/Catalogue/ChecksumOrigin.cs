namespace PaperBot.LlamaCpp.Catalogue;

/// <summary>Who said what a model's file has to be.</summary>
public enum ChecksumOrigin
{
    /// <summary>Nobody: the checksum is that of what came.</summary>
    None,

    /// <summary>The catalogue.</summary>
    Catalogue,

    /// <summary>The publisher, when the file was fetched.</summary>
    Publisher,
}
