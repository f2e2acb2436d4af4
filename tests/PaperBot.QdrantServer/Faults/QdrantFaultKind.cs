namespace PaperBot.QdrantServer.Faults;

/// <summary>What can go wrong with a request. "After" means that it has been carried out, and only the answer is lost or late.</summary>
public enum QdrantFaultKind
{
    /// <summary>Carried out late: the delay comes first.</summary>
    Slow,

    /// <summary>Carried out at once, answered late.</summary>
    SlowAnswer,

    /// <summary>A status and a body as given; not carried out.</summary>
    Refused,

    /// <summary>A status and a body as given, although it was carried out.</summary>
    RefusedAfter,

    /// <summary>The connection is cut before the body is read.</summary>
    DroppedUnread,

    /// <summary>The connection is cut when the body has been read; not carried out.</summary>
    Dropped,

    /// <summary>The connection is cut, although it was carried out.</summary>
    DroppedAfter,

    /// <summary>Carried out; the connection is cut in the middle of the answer.</summary>
    CutOff,

    /// <summary>Carried out, and answered with 200 and JSON that breaks off.</summary>
    Malformed,

    /// <summary>200 with a web page, as what stands before a server gives it; not carried out.</summary>
    Page,
}
