namespace PaperBot.Discord.Commands;

/// <summary>The names of the commands' options, as registered and as they come back.</summary>
internal static class OptionNames
{
    /// <summary>Of <c>/ask</c>.</summary>
    public const string Question = "question";

    /// <summary>Of <c>/summary</c>.</summary>
    public const string Topic = "topic";

    /// <summary>Of <c>/search</c>.</summary>
    public const string Query = "query";

    /// <summary>Of <c>/similar</c> and <c>/paper</c> a title, identifier or address; of <c>/add</c> an arXiv identifier or address.</summary>
    public const string Paper = "paper";

    /// <summary>Of <c>/compare</c>: the first paper.</summary>
    public const string A = "a";

    /// <summary>Of <c>/compare</c>: the second paper.</summary>
    public const string B = "b";

    /// <summary>Of <c>/add</c>: the upload.</summary>
    public const string File = "file";

    /// <summary>Whether only the person who asks sees the reply; absent for what the guild's settings say.</summary>
    public const string Private = "private";

    /// <summary>Of <c>/settings channels …</c>.</summary>
    public const string Channel = "channel";

    /// <summary>Of <c>/settings roles …</c>.</summary>
    public const string Role = "role";

    /// <summary>Of <c>/settings limits</c>: requests of one person an hour.</summary>
    public const string User = "user";

    /// <summary>Of <c>/settings limits</c>: requests of the guild an hour.</summary>
    public const string Guild = "server";

    /// <summary>Of <c>/settings private</c>.</summary>
    public const string On = "on";
}
