using PaperBot.Writing;

namespace PaperBot.OpenAI.Connections;

/// <summary>One attempt failed; it stays inside this project, people are told <see cref="Failure"/>.</summary>
internal sealed class ServerFaultException(ModelException failure, bool mayRetry, TimeSpan? retryAfter = null, ServerError? error = null) : Exception(failure.Message, failure)
{
    /// <summary>What people are told when no further attempt follows.</summary>
    public ModelException Failure { get; } = failure;

    /// <summary>True when the same request may succeed later.</summary>
    public bool MayRetry { get; } = mayRetry;

    /// <summary>How long the server wants to be left alone.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;

    /// <summary>What the server said; null when it said nothing.</summary>
    public ServerError? Error { get; } = error;
}
