using System.Runtime.InteropServices;

namespace PaperBot.LlamaCpp.Native;

/// <summary>The functions that tell how large a context gets, and that take a sequence's state out of it and back.</summary>
internal static unsafe partial class Llama
{
    [LibraryImport(Library, EntryPoint = "llama_model_n_head")]
    internal static partial int HeadCount(nint model);

    [LibraryImport(Library, EntryPoint = "llama_model_n_head_kv")]
    internal static partial int KeyValueHeadCount(nint model);

    [LibraryImport(Library, EntryPoint = "llama_state_seq_get_size")]
    internal static partial nuint StateSize(nint context, int sequence);

    /// <summary>Returns the bytes that were written, 0 when it failed.</summary>
    [LibraryImport(Library, EntryPoint = "llama_state_seq_get_data")]
    internal static partial nuint ReadState(nint context, byte* target, nuint size, int sequence);

    /// <summary>Returns the bytes that were read, 0 when it failed.</summary>
    [LibraryImport(Library, EntryPoint = "llama_state_seq_set_data")]
    internal static partial nuint WriteState(nint context, byte* source, nuint size, int sequence);
}
