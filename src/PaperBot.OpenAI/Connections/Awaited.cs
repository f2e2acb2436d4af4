namespace PaperBot.OpenAI.Connections;

/// <summary>What is awaited from a server.</summary>
internal enum Awaited
{
    /// <summary>The first piece of an answer, or a whole reply.</summary>
    FirstToken,

    /// <summary>The next piece.</summary>
    NextToken,

    /// <summary>What the server tells of itself.</summary>
    Facts,
}
