using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using PaperBot.Digests;

namespace PaperBot.App.Tests.Digests;

/// <summary>A process's view of the state, up to the moment at which it is killed: from then on nothing that it calls has any effect.</summary>
[SuppressMessage("Performance", "CA1852", Justification = "The proxy's own type is made from this one at run time.")]
internal class MortalState : DispatchProxy
{
    private IDigestState _target = null!;
    private volatile bool _isDead;

    /// <summary>When it is killed; null for never.</summary>
    public Moment? KilledAt { get; set; }

    /// <summary>What happens after it was kept that a message may arrive, and before it is sent.</summary>
    public Func<Task> BeforeSending { get; set; } = () => Task.CompletedTask;

    public static (IDigestState State, MortalState Fate) Of(IDigestState target)
    {
        var proxy = Create<IDigestState, MortalState>();
        var fate = (MortalState)(object)proxy;
        fate._target = target;
        return (proxy, fate);
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        DieIf(_isDead);
        return targetMethod!.Name == nameof(IDigestState.AdvanceAsync) && args is [string holder, Delivery delivery, ..]
            ? AdvanceAsync(holder, delivery)
            : targetMethod.Invoke(_target, BindingFlags.DoNotWrapExceptions, null, args, null);
    }

    private async Task<bool> AdvanceAsync(string holder, Delivery delivery)
    {
        DieIf(KilledAt == Moment.Sent && delivery.Stage == DeliveryStage.Delivered);
        var isKept = await _target.AdvanceAsync(holder, delivery, CancellationToken.None);
        DieIf(KilledAt == Moment.BeforeSending && delivery.Stage == DeliveryStage.HandingOver);
        if (delivery.Stage == DeliveryStage.HandingOver) await BeforeSending();
        return isKept;
    }

    private void DieIf(bool isKilled)
    {
        if (!isKilled) return;
        _isDead = true;
        throw new KilledException();
    }
}
