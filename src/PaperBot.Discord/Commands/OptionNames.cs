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

    /// <summary>Of <c>/digest subscribe</c>: an author.</summary>
    public const string Author = "author";

    /// <summary>Of <c>/digest subscribe</c>: a conference or journal.</summary>
    public const string Venue = "venue";

    /// <summary>Of <c>/digest subscribe</c>: a paper that the others are to be like.</summary>
    public const string Like = "like";

    /// <summary>Of <c>/digest subscribe</c>: papers like those that were liked.</summary>
    public const string Liked = "liked";

    /// <summary>Of <c>/digest subscribe</c>: where digests go; one of <see cref="DigestDefinition"/>'s values.</summary>
    public const string Where = "where";

    /// <summary>Of <c>/digest subscribe</c>: an e-mail address.</summary>
    public const string Email = "email";

    /// <summary>Of <c>/digest subscribe</c>: how often.</summary>
    public const string When = "when";

    /// <summary>Of <c>/digest subscribe</c>: the day of the week.</summary>
    public const string Day = "day";

    /// <summary>Of <c>/digest subscribe</c>: the time of day.</summary>
    public const string At = "at";

    /// <summary>Of <c>/digest subscribe</c>: the time zone.</summary>
    public const string Zone = "zone";

    /// <summary>Of <c>/digest subscribe</c>: whether a digest without papers is left out.</summary>
    public const string Quiet = "quiet";

    /// <summary>Of <c>/digest pause</c>, <c>resume</c>, <c>unsubscribe</c> and <c>now</c>: the id of a subscription.</summary>
    public const string Which = "which";

    /// <summary>Of <c>/digest confirm</c>.</summary>
    public const string Code = "code";

    /// <summary>Of <c>/trending</c>: over how long.</summary>
    public const string Over = "over";

    /// <summary>Of <c>/settings private</c> and <c>/settings activity</c>.</summary>
    public const string On = "on";
}
