using PaperBot.OpenAI.Connections;

namespace PaperBot.OpenAI.Chat;

/// <summary>Learns how a server wants to be asked.</summary>
internal static class ChatDialects
{
    /// <summary>The dialect to try after <paramref name="error"/>; <paramref name="current"/> itself when the refusal has another reason.</summary>
    public static ChatDialect After(ServerError? error, ChatDialect current)
    {
        if (error is null || error.Status is not (400 or 422 or 500) || error.IsContextOverflow) return current;
        if (error.Says("max_completion_tokens")) return current | ChatDialect.NewLimitName;
        if (error.Says("stream_options", "include_usage")) return current | ChatDialect.NoUsage;
        if (error.Says("chat_template_kwargs", "enable_thinking")) return current | ChatDialect.NoTemplateArguments;
        if (error.Says("reasoning_effort", "reasoning effort", "reasoning value", "support thinking")) return current | ChatDialect.NoEffort;
        return error.Says("system role", "system message", "role 'system'", "conversation roles must alternate") ? current | ChatDialect.NoSystemRole : current;
    }
}
