using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PaperBot.LlamaCpp.Loading;

/// <summary>Passes llama.cpp's progress on while a model is loaded, and tells it to stop when that is asked for.</summary>
internal sealed unsafe class LoadProgress(IProgress<float>? progress, CancellationToken cancellationToken) : IDisposable
{
    private GCHandle _handle;

    /// <summary>The function that the library calls.</summary>
    internal static nint Callback => (nint)(delegate* unmanaged[Cdecl]<float, nint, byte>)&Report;

    /// <summary>What it passes to the function.</summary>
    internal nint UserData
    {
        get
        {
            if (!_handle.IsAllocated) _handle = GCHandle.Alloc(this);
            return GCHandle.ToIntPtr(_handle);
        }
    }

    /// <summary>What the receiver of the progress threw; it may not pass through the library.</summary>
    internal Exception? Failure { get; private set; }

    public void Dispose()
    {
        if (_handle.IsAllocated) _handle.Free();
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static byte Report(float fraction, nint userData) => ((LoadProgress)GCHandle.FromIntPtr(userData).Target!).GoesOn(fraction) ? (byte)1 : (byte)0;

    private bool GoesOn(float fraction)
    {
        try
        {
            progress?.Report(fraction);
            return !cancellationToken.IsCancellationRequested;
        }
        catch (Exception exception)
        {
            Failure = exception;
            return false;
        }
    }
}
