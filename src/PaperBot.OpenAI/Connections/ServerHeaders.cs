using System.ClientModel.Primitives;

namespace PaperBot.OpenAI.Connections;

/// <summary>The last word on headers: the key if there is one, and nothing that tells of this machine or its user.</summary>
internal sealed class ServerHeaders(string apiKey) : PipelinePolicy
{
    private static readonly string[] Kept = ["Accept", "Content-Type"];

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
        // The package tells the operating system, the runtime and the number of the attempt.
        string[] others = [.. headers.Select(header => header.Key).Except(Kept, StringComparer.OrdinalIgnoreCase)];
        foreach (var name in others) headers.Remove(name);
        headers.Set("User-Agent", "PaperBot");
        if (apiKey.Length > 0) headers.Set("Authorization", $"Bearer {apiKey}");
    }
}
