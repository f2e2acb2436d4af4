using System.Runtime.InteropServices;

namespace PaperBot.LlamaCpp.Native;

/// <summary><c>llama_chat_message</c>: role and content as UTF-8 texts that end in a zero byte.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct LlamaChatMessage
{
    public byte* Role;
    public byte* Content;
}
