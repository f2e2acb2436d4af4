namespace PaperBot.LlamaCpp.Catalogue;

/// <summary>A model's file in the store.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Model">What the catalogue says of it; null for a file that it does not know.</param>
/// <param name="Record">What was found when it was verified; null when it never was.</param>
public sealed record StoredModel(string Path, long Bytes, CatalogueModel? Model, ModelRecord? Record)
{
    /// <summary>How people call it: the catalogue's id, else the file's name.</summary>
    public string Name => Model?.Id ?? System.IO.Path.GetFileName(Path);

    /// <summary>Whether the file was compared with a known checksum, and has had its size since.</summary>
    public bool Verified => Record is { Origin: not ChecksumOrigin.None } record && record.Bytes == Bytes;
}
