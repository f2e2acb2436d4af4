using System.Runtime.InteropServices;

namespace PaperBot.LlamaCpp.Native;

/// <summary><c>llama_token_data</c>: a token that may be chosen.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct LlamaTokenData
{
    public int Token;
    public float Logit;
    public float Probability;
}
