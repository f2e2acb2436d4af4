using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Extensions.AI;
using PaperBot.LlamaCpp.Native;

namespace PaperBot.LlamaCpp.Chat;

/// <summary>Puts texts into a chat template by llama.cpp's built-in formats, which it recognises by a template's text or name.</summary>
internal sealed unsafe class TemplateRenderer(string template)
{
    /// <summary>The roles that every format knows.</summary>
    internal static readonly string[] Roles = ["system", "user", "assistant"];

    /// <summary>Whether the library knows the format.</summary>
    internal bool IsKnown => TryRender([("user", "probe")]) is { } text && text.Contains("probe", StringComparison.Ordinal);

    /// <summary>The format's name for a role; what is none of the three comes from outside, as a person's words do.</summary>
    internal static string RoleOf(ChatRole role) => role == ChatRole.System ? "system" : role == ChatRole.Assistant ? "assistant" : "user";

    /// <summary>The names of all built-in formats.</summary>
    internal static IReadOnlyList<string> BuiltInNames()
    {
        var names = new byte*[Math.Max(0, Llama.BuiltInTemplates(null, 0))];
        var count = 0;
        fixed (byte** to = names) count = Math.Min(names.Length, Llama.BuiltInTemplates(to, (nuint)names.Length));
        var texts = new string[count];
        for (var i = 0; i < texts.Length; i++) texts[i] = Marshal.PtrToStringUTF8((nint)names[i]) ?? "";
        return texts;
    }

    /// <summary>The prompt up to where the assistant begins to write; empty for an unknown format.</summary>
    internal string Render(IReadOnlyList<(string Role, string Text)> messages) => TryRender(messages) ?? "";

    private string? TryRender(IReadOnlyList<(string Role, string Text)> messages)
    {
        var kept = new List<nint>();
        try
        {
            var array = new LlamaChatMessage[messages.Count];
            for (var i = 0; i < array.Length; i++) array[i] = new LlamaChatMessage { Role = Keep(messages[i].Role), Content = Keep(messages[i].Text) };
            var (name, buffer) = ((nint)Keep(template), new byte[1024]);
            fixed (LlamaChatMessage* from = array)
            {
                var length = Apply(name, from, array.Length, buffer);
                if (length > buffer.Length) length = Apply(name, from, array.Length, buffer = new byte[length]);
                return length < 0 ? null : Encoding.UTF8.GetString(buffer, 0, Math.Min(length, buffer.Length));
            }
        }
        finally
        {
            foreach (var pointer in kept) Marshal.FreeCoTaskMem(pointer);
        }

        byte* Keep(string text)
        {
            var pointer = Marshal.StringToCoTaskMemUTF8(text);
            kept.Add(pointer);
            return (byte*)pointer;
        }
    }

    private static int Apply(nint name, LlamaChatMessage* messages, int count, byte[] buffer)
    {
        fixed (byte* to = buffer) return Llama.ApplyTemplate((byte*)name, messages, (nuint)count, addAssistant: true, to, buffer.Length);
    }
}
