using PaperBot.Writing;

namespace PaperBot.OpenAI.Connections;

/// <summary>Sends a request again when that may help.</summary>
internal sealed class Retries(ServerOptions options, TimeProvider time, Random random)
{
    /// <summary>The result of the first attempt that succeeds.</summary>
    /// <exception cref="ModelException">None succeeded.</exception>
    public async Task<T> RunAsync<T>(Func<Task<T>> attempt, Watch watch)
    {
        for (var failed = 0; ; failed++)
        {
            try
            {
                return await attempt().ConfigureAwait(false);
            }
            catch (ServerFaultException fault)
            {
                var wait = RetrySchedule.Wait(failed, options.RetryDelay, options.MaxRetryDelay, fault.RetryAfter, random.NextDouble());
                if (!fault.MayRetry || failed == options.MaxRetries || wait > options.MaxRetryDelay) throw fault.Failure;
                await PauseAsync(wait, fault, watch).ConfigureAwait(false);
            }
        }
    }

    private async Task PauseAsync(TimeSpan wait, ServerFaultException fault, Watch watch)
    {
        try
        {
            await Task.Delay(wait, time, watch.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            watch.Caller.ThrowIfCancellationRequested();
            throw fault.Failure;
        }
    }
}
