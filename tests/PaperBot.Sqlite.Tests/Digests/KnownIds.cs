using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using PaperBot.Digests;
using PaperBot.Digests.Delivering;

namespace PaperBot.Sqlite.Tests.Digests;

/// <summary>Keeps subscriptions under ids that follow from their owners, so that a seed tells all of a simulated year.</summary>
[SuppressMessage("Performance", "CA1852", Justification = "The proxy's own type is made from this one at run time.")]
internal class KnownIds : DispatchProxy
{
    private IDigestState _target = null!;

    public static IDigestState Of(IDigestState target)
    {
        var proxy = Create<IDigestState, KnownIds>();
        ((KnownIds)(object)proxy)._target = target;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (args is [KeptSubscription kept, ..] && targetMethod!.Name == nameof(IDigestState.TryAddAsync))
            args[0] = kept with { Subscription = kept.Subscription with { Id = DeliveryId.Of(kept.Subscription.Owner, "id") } };
        return targetMethod!.Invoke(_target, BindingFlags.DoNotWrapExceptions, null, args, null);
    }
}
