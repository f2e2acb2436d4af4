using PaperBot.Writing;

namespace PaperBot.LlamaCpp.Catalogue;

/// <summary>What a model's file has to be, as far as anybody says.</summary>
internal sealed record ExpectedFile(long? Bytes, string? Sha256, ChecksumOrigin Origin)
{
    /// <summary>What the catalogue says.</summary>
    public static ExpectedFile Of(CatalogueModel model) => new(model.Bytes, model.Sha256, model.Sha256 is null ? ChecksumOrigin.None : ChecksumOrigin.Catalogue);

    /// <summary>With what the publisher adds; the catalogue's word stands where both speak.</summary>
    /// <exception cref="ModelException">They contradict each other: it is another file.</exception>
    public ExpectedFile And(long? bytes, string? sha256, CatalogueModel model)
    {
        if (Bytes is { } known && bytes is { } told && known != told) throw DownloadFailure.OtherFile(model, $"{told:N0} bytes in place of {known:N0}");
        if (Sha256 is not null && sha256 is not null && Sha256 != sha256) throw DownloadFailure.OtherFile(model, "another checksum");
        return new ExpectedFile(Bytes ?? bytes, Sha256 ?? sha256, Origin == ChecksumOrigin.None && sha256 is not null ? ChecksumOrigin.Publisher : Origin);
    }
}
