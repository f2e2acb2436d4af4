namespace PaperBot.App.Commands;

/// <summary>Ctrl-C: stops what is being done when something is, and the program when nothing is.</summary>
internal sealed class Interrupts(CancellationTokenSource program)
{
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _atOnce = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationTokenSource? _work;

    /// <summary>How long the program may take to stop. Default 3 seconds.</summary>
    public TimeSpan GraceToStop { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>Completes when somebody does not want to wait for the program to stop.</summary>
    public Task AtOnce => _atOnce.Task;

    /// <summary>Interrupts the work under way, else the program; the program a second time: at once.</summary>
    public void Interrupt()
    {
        lock (_gate)
        {
            if (_work is null && program.IsCancellationRequested) _atOnce.TrySetResult();
            else (_work ?? program).Cancel();
        }
    }

    /// <summary>Runs <paramref name="work"/> so that an interruption ends it alone; false when it was interrupted.</summary>
    public async Task<bool> RunAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        lock (_gate) _work = source;
        try
        {
            await work(source.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
        finally
        {
            lock (_gate) _work = null;
        }
    }
}
