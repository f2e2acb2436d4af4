namespace PaperBot.Discord.Gateway;

/// <summary>What a shard keeps between connections, so that it can resume.</summary>
internal sealed class GatewaySession
{
    /// <summary>Discord's id of the session; null when there is none to resume.</summary>
    public string? Id { get; private set; }

    /// <summary>Where it is resumed; null for the ordinary address.</summary>
    public Uri? ResumeUrl { get; private set; }

    /// <summary>The events seen.</summary>
    public SequenceLog Sequences { get; } = new();

    /// <summary>Whether there is something to resume.</summary>
    public bool CanResume => Id is not null && Sequences.Last is not null;

    /// <summary>Notes what READY told; a session without an id cannot be resumed.</summary>
    public void Begin(string? id, Uri? resumeUrl) => (Id, ResumeUrl) = (id, resumeUrl);

    /// <summary>The address for resuming does not answer: the ordinary one has to do.</summary>
    public void ForgetResumeUrl() => ResumeUrl = null;

    /// <summary>The session is gone.</summary>
    public void Forget()
    {
        Begin(null, null);
        Sequences.Clear();
    }
}
