using PaperBot.LlamaCpp.Catalogue;

namespace PaperBot.App.Settings;

/// <summary>Where model files live and where they are fetched from: <c>Models:…</c>.</summary>
internal sealed record ModelFileSettings
{
    /// <summary><c>Models:Folder</c>: the folder for model files. Default: <c>models</c> in the data folder.</summary>
    public required string Folder { get; init; }

    /// <summary><c>Models:Catalogue</c>: a JSON file with more models, in the form of the built-in catalogue. Default: none.</summary>
    public required string? Catalogue { get; init; }

    /// <summary>
    /// <c>Models:BaseUrl</c>, <c>Models:AllowedHosts</c>, <c>Models:Proxy</c>, <c>Models:TokenFile</c>, <c>Models:OfflineFolder</c>, <c>Models:Attempts</c>
    /// and <c>Models:SilenceSeconds</c>.
    /// </summary>
    public required DownloadOptions Download { get; init; }
}
