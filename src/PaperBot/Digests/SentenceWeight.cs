using PaperBot.Answering;

namespace PaperBot.Digests;

/// <summary>How much a word tells of what a paper is about, by what its sentence does: what others did and where the code lies is not the paper's topic.</summary>
internal static class SentenceWeight
{
    /// <summary>0 to 1.</summary>
    public static float Of(AbstractSentence sentence) => sentence.Roles.Strongest switch
    {
        SentenceRole.Method or SentenceRole.Result => 1f,
        SentenceRole.Data => 0.8f,
        SentenceRole.Problem => 0.6f,
        SentenceRole.Background => 0.5f,
        _ => 0.3f,
    };
}
