namespace PaperBot.OpenAI.Chat;

/// <summary>How a server wants to be asked, where servers differ; learnt from its refusals.</summary>
[Flags]
internal enum ChatDialect
{
    /// <summary>What llama-server, vLLM, Ollama and LM Studio all read.</summary>
    Usual = 0,

    /// <summary>The limit of the answer is called <c>max_completion_tokens</c>: OpenAI's newer models refuse the name that all others know.</summary>
    NewLimitName = 1,

    /// <summary>Usage is not asked for: the server refuses the field.</summary>
    NoUsage = 2,

    /// <summary>The system message goes into the first message of the user: the model's template has no place for it.</summary>
    NoSystemRole = 4,

    /// <summary>Nothing is said to the model's template (llama-server and vLLM read that, others ignore or refuse it).</summary>
    NoTemplateArguments = 8,

    /// <summary>No effort of thinking is named (Ollama and newer releases of vLLM read <c>none</c>, others ignore or refuse it).</summary>
    NoEffort = 16,
}
