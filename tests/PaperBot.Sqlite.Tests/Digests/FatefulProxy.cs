using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace PaperBot.Sqlite.Tests.Digests;

/// <summary>Stands before an interface whose members are all awaited, and has fate strike before and after each call.</summary>
[SuppressMessage("Performance", "CA1852", Justification = "The proxy's own type is made from this one at run time.")]
internal class FatefulProxy<T> : DispatchProxy
    where T : class
{
    private static readonly MethodInfo AwaitMethod = typeof(FatefulProxy<T>).GetMethod(nameof(AwaitAsync), BindingFlags.NonPublic | BindingFlags.Instance)!;
    private static readonly ConcurrentDictionary<Type, MethodInfo> Awaits = new();

    private T _target = null!;
    private Fate _fate = null!;
    private Action _trouble = null!;

    /// <summary>A proxy of <paramref name="target"/>; <paramref name="trouble"/> may throw before and after each call: the target is away, or its answer is lost.</summary>
    public static T Of(T target, Fate fate, Action trouble)
    {
        var proxy = Create<T, FatefulProxy<T>>();
        var self = (FatefulProxy<T>)(object)proxy;
        (self._target, self._fate, self._trouble) = (target, fate, trouble);
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var returned = targetMethod!.ReturnType;
        if (!typeof(Task).IsAssignableFrom(returned)) return targetMethod.Invoke(_target, args);
        Func<Task> call = () => (Task)targetMethod.Invoke(_target, BindingFlags.DoNotWrapExceptions, null, args, null)!;
        if (!returned.IsGenericType) return AwaitPlainAsync(call);
        return Awaits.GetOrAdd(returned.GetGenericArguments()[0], type => AwaitMethod.MakeGenericMethod(type)).Invoke(this, [call]);
    }

    private async Task AwaitPlainAsync(Func<Task> call)
    {
        _fate.Step();
        _trouble();
        await call();
        _trouble();
        _fate.Step();
    }

    private async Task<TResult> AwaitAsync<TResult>(Func<Task> call)
    {
        _fate.Step();
        _trouble();
        var result = await (Task<TResult>)call();
        _trouble();
        _fate.Step();
        return result;
    }
}
