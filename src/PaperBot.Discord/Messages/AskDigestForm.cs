using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Messages;

/// <summary>The form in which a question about a digest's papers is written.</summary>
internal static class AskDigestForm
{
    /// <summary>The form; what was written comes back in its only input, <see cref="QuestionInput.Id"/>.</summary>
    public static Form Of(string delivery) => new(
        new CustomId(ButtonAction.AskDigestForm, delivery).Text, "Ask about these papers", [QuestionInput.Of("Your question", "What data does [2] use?")]);
}
