using System.Runtime.InteropServices;

namespace PaperBot.LlamaCpp.Native;

/// <summary>The functions that tell how large a context gets.</summary>
internal static unsafe partial class Llama
{
    [LibraryImport(Library, EntryPoint = "llama_model_n_head")]
    internal static partial int HeadCount(nint model);

    [LibraryImport(Library, EntryPoint = "llama_model_n_head_kv")]
    internal static partial int KeyValueHeadCount(nint model);
}
