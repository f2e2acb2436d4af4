namespace PaperBot.LlamaCpp.Catalogue;

/// <summary>What is being done with a model's file.</summary>
public enum DownloadStage
{
    /// <summary>What is here already is read and its checksum computed.</summary>
    Checking,

    /// <summary>It is downloaded.</summary>
    Fetching,

    /// <summary>It is copied from the offline folder.</summary>
    Copying,

    /// <summary>The connection was lost; the next try follows.</summary>
    Waiting,
}
