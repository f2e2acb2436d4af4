using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Messages;

/// <summary>The form in which a follow-up is written where the bot may not open a thread.</summary>
internal static class FollowUpForm
{
    /// <summary>The form; what was written comes back in its only input, <see cref="QuestionInput.Id"/>.</summary>
    public static Form Of(string replyId) => new(
        new CustomId(ButtonAction.FollowUpForm, replyId).Text, "Ask a follow-up", [QuestionInput.Of("Your question", "What data does [2] use?")]);
}
