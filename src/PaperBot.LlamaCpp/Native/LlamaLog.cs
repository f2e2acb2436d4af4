using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace PaperBot.LlamaCpp.Native;

/// <summary>
/// Keeps the last lines that llama.cpp logs, since it tells the reason of a failure nowhere else. The log is the process's: what matters is taken
/// right after the call that failed.
/// </summary>
internal static unsafe class LlamaLog
{
    private const int MostLines = 1000;
    private const int Debug = 1;

    private static readonly Lock Guard = new();
    private static readonly Queue<string> Lines = new();
    private static readonly StringBuilder Unfinished = new();

    /// <summary>From now on the library's lines come here instead of to standard error.</summary>
    internal static void Attach() => Llama.SetLog(&Receive, 0);

    /// <summary>Forgets what was logged.</summary>
    internal static void Clear()
    {
        lock (Guard) Lines.Clear();
    }

    /// <summary>The lines since the last <see cref="Clear"/>, oldest first.</summary>
    internal static IReadOnlyList<string> Read()
    {
        lock (Guard) return [.. Lines];
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Receive(int level, byte* text, nint userData)
    {
        // A line for every tensor would push the reasons out.
        if (level == Debug) return;
        var piece = Marshal.PtrToStringUTF8((nint)text) ?? "";
        lock (Guard)
        {
            Unfinished.Append(piece);
            if (!piece.EndsWith('\n') && Unfinished.Length < 4096) return;
            foreach (var line in Unfinished.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) Lines.Enqueue(line);
            Unfinished.Clear();
            while (Lines.Count > MostLines) Lines.Dequeue();
        }
    }
}
