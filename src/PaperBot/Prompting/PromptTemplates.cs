namespace PaperBot.Prompting;

/// <summary>The prompt templates of a folder, loaded and checked once at start.</summary>
public sealed class PromptTemplates
{
    private PromptTemplates(string folder)
    {
        Answer = Load("answer", "sources", "question", PromptTemplate.NoAnswerVariable);
        SummaryMap = Load("summary-map", "sources", "topic", PromptTemplate.NoAnswerVariable);
        SummaryReduce = Load("summary-reduce", "points", "topic");
        SimilarReason = Load("similar-reason", "asked", "sources");
        Compare = Load("compare", "sources");
        DigestOverview = Load("digest-overview", "sources", "topic", PromptTemplate.NoAnswerVariable);
        RewriteQuestion = Load("rewrite-question", "previous", "question");

        PromptTemplate Load(string name, params string[] given) => PromptTemplate.Load(Path.Combine(folder, name + ".yaml"), given);
    }

    internal PromptTemplate Answer { get; }

    internal PromptTemplate SummaryMap { get; }

    internal PromptTemplate SummaryReduce { get; }

    internal PromptTemplate SimilarReason { get; }

    internal PromptTemplate Compare { get; }

    internal PromptTemplate DigestOverview { get; }

    internal PromptTemplate RewriteQuestion { get; }

    /// <summary>Loads the templates of <paramref name="folder"/>.</summary>
    /// <exception cref="PromptTemplateException">
    /// A file is missing, cannot be read as Semantic Kernel's YAML format, or does not declare and use the variables that the program gives it.
    /// </exception>
    public static PromptTemplates Load(string folder) => new(folder);
}
