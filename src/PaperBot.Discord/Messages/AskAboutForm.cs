using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Messages;

/// <summary>The form in which a question about somebody's message is written.</summary>
internal static class AskAboutForm
{
    /// <summary>The form; what was written comes back in its only input, <see cref="QuestionInput.Id"/>.</summary>
    /// <param name="key">Under which the message asked about is kept; at most 80 characters, none a colon.</param>
    public static Form Of(string key) => new(
        new CustomId(ButtonAction.AskAboutForm, key).Text, "Ask about this message", [QuestionInput.Of("Your question", "Which papers bear on this?")]);
}
