namespace PaperBot.Qdrant.Http;

/// <summary>Why Qdrant did not do what it was asked, and would not do it later either.</summary>
internal enum RefusalKind
{
    /// <summary>It says that the request is wrong.</summary>
    BadRequest,

    /// <summary>The key is missing or wrong.</summary>
    WrongKey,

    /// <summary>The key does not allow it: it may read only, or other collections only.</summary>
    NotAllowed,

    /// <summary>The collection, alias or point is not there.</summary>
    NotFound,

    /// <summary>The collection is there already.</summary>
    Exists,

    /// <summary>A limit of the collection's strict mode stands against it.</summary>
    StrictMode,

    /// <summary>The request has too many points or bytes: a smaller one may well succeed.</summary>
    TooLarge,

    /// <summary>The server's disk or quota is full.</summary>
    StorageFull,

    /// <summary>No Qdrant that can be trusted and read is at that address.</summary>
    NotQdrant,

    /// <summary>The server's version is too early.</summary>
    TooEarly,
}
