using PaperBot.Writing;

namespace PaperBot.LlamaCpp.Chat;

/// <summary>Keeps a model's native memory alive while somebody uses it, and everybody out once it is closed.</summary>
internal sealed class ModelGate : IDisposable
{
    private readonly ReaderWriterLockSlim _lock = new();
    private bool _isClosed;

    /// <summary>Does <paramref name="work"/>, which is short, with the model.</summary>
    /// <exception cref="ModelException">The model has been closed.</exception>
    internal T Pass<T>(Func<T> work)
    {
        _lock.EnterReadLock();
        try
        {
            return _isClosed ? throw new ModelException("The model has been closed: start the program again.") : work();
        }
        finally
        {
            _lock.ExitReadLock();
        }
    }

    /// <summary>Waits until nobody is inside, and lets nobody in any more. The lock stays, for those who come late.</summary>
    public void Dispose()
    {
        _lock.EnterWriteLock();
        _isClosed = true;
        _lock.ExitWriteLock();
    }
}
