namespace PaperBot.Sqlite.Tests.Digests;

/// <summary>What happens to a process around its calls to the outside: it may be killed before or after any of them, and others may do anything in between.</summary>
internal sealed class Fate
{
    private int? _stepsToLive;

    /// <summary>What happens between two calls.</summary>
    public Action? Between { get; set; }

    public bool IsDead { get; private set; }

    /// <summary>Kills the process after so many steps.</summary>
    public void KillIn(int steps) => _stepsToLive = steps;

    public void Step()
    {
        if (IsDead) throw new KilledException();
        if (_stepsToLive is { } left)
        {
            _stepsToLive = left - 1;
            if (left <= 0)
            {
                IsDead = true;
                throw new KilledException();
            }
        }

        Between?.Invoke();
    }
}
