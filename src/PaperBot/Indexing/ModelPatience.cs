using System.Globalization;
using PaperBot.Writing;

namespace PaperBot.Indexing;

/// <summary>
/// How long somebody who asks waits for a model kept elsewhere: <see cref="LongestWait"/>, and after a failure not at all for <see cref="Rest"/>, so that a
/// server that is down does not hold up every question. May be shared by many at once.
/// </summary>
public sealed class ModelPatience(TimeProvider time)
{
    private volatile Failure? _last;

    /// <summary>How long a model that failed is left alone.</summary>
    public static TimeSpan Rest { get; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest wait for one vector. Default 10 seconds.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>What <paramref name="ask"/> gives.</summary>
    /// <exception cref="ModelException">It fails, takes too long, or failed a moment ago.</exception>
    public async Task<T> AskAsync<T>(Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ask);
        if (_last is { } last && time.GetElapsedTime(last.At) < Rest) throw new ModelException(last.Message);
        using var limit = new CancellationTokenSource(LongestWait, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var given = await ask(either.Token).ConfigureAwait(false);
            _last = null;
            return given;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            var late = string.Create(CultureInfo.InvariantCulture, $"The embedding model did not answer within {LongestWait.TotalSeconds:0.###} seconds; raise Embedding:QuestionTimeoutSeconds if it is only slow.");
            _last = new Failure(late, time.GetTimestamp());
            throw new ModelException(late);
        }
        catch (ModelException exception) when (exception is not ModelBusyException)
        {
            _last = new Failure(exception.Message, time.GetTimestamp());
            throw;
        }
    }

    private sealed record Failure(string Message, long At);
}
