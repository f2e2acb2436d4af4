namespace PaperBot.Qdrant.Http;

/// <summary>Who waits for a request.</summary>
internal enum Urgency
{
    /// <summary>Somebody who asked a question: tried again for <see cref="QdrantOptions.RetryQuestionFor"/> only.</summary>
    Question,

    /// <summary>A write, or an ingest's read: tried again for <see cref="QdrantOptions.RetryFor"/>.</summary>
    Background,
}
