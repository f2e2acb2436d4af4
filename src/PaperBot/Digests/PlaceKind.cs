namespace PaperBot.Digests;

/// <summary>Where digests are delivered.</summary>
public enum PlaceKind
{
    /// <summary>A channel of Discord; the address is the place's name (<c>guild/channel</c>), as in conversations.</summary>
    Channel,

    /// <summary>A direct message of Discord; the address is the user's id.</summary>
    Direct,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A folder on this machine, where each digest becomes a file; the address is its full path.</summary>
    Folder,
}
