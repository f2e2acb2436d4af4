using System.Runtime.InteropServices;

namespace PaperBot.LlamaCpp.Native;

/// <summary><c>llama_token_data_array</c>: the tokens that samplers sort, weigh and choose from.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct LlamaTokenDataArray
{
    public LlamaTokenData* Data;
    public nuint Size;
    public long Selected;
    public byte IsSorted;
}
