using PaperBot.Answering;
using PaperBot.Prompting;
using PaperBot.Tests.Prompting;

namespace PaperBot.Tests.Writing;

/// <summary>Makes writers of scripted clients with the repository's own prompts.</summary>
internal static class ScriptedWriter
{
    private static readonly PromptTemplates Templates = PromptTemplates.Load(PromptFolder.Original);

    public static ModelWriter Writer(this ScriptedChatClient client, TimeSpan? limit = null, int contextTokens = 8_192)
    {
        var model = client.AsModel(contextTokens);
        return new ModelWriter(model, new PromptBuilder(Templates, model.Limits), TimeProvider.System, limit ?? TimeSpan.FromMinutes(5));
    }
}
