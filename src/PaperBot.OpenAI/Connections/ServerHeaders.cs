using System.ClientModel.Primitives;

namespace PaperBot.OpenAI.Connections;

/// <summary>The last word on headers: the key if there is one, and nothing that tells of this machine or its user.</summary>
internal sealed class ServerHeaders(string apiKey) : PipelinePolicy
{
    public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        Set(message.Request.Headers);
        ProcessNext(message, pipeline, currentIndex);
    }

    public override ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        Set(message.Request.Headers);
        return ProcessNextAsync(message, pipeline, currentIndex);
    }

    private void Set(PipelineRequestHeaders headers)
    {
        headers.Set("User-Agent", "PaperBot");
        if (apiKey.Length > 0) headers.Set("Authorization", $"Bearer {apiKey}");
        else headers.Remove("Authorization");
    }
}
