namespace PaperBot.Digests;

/// <summary>What speaks for a paper's being about a topic. The figures but the last two are shares of the topic's weight, 0 to 1.</summary>
internal readonly record struct TopicSigns
{
    /// <summary>What of the topic stands in the paper at all.</summary>
    public double Covered { get; init; }

    /// <summary>What stands in the title.</summary>
    public double InTitle { get; init; }

    /// <summary>What stands in the sentence that says what is new.</summary>
    public double InNews { get; init; }

    /// <summary>How closely its words stand together in the title.</summary>
    public double TogetherInTitle { get; init; }

    /// <summary>How closely its words stand together anywhere, by how much the sentence tells.</summary>
    public double Together { get; init; }

    /// <summary>Whether a topic of one word is mentioned once, neither in the title nor where the paper says what is new: an example, one data set of many.</summary>
    public bool IsInPassing { get; init; }

    /// <summary>Whether the topic has several words, of which no two neighbours stand near each other anywhere: "real-time answers by a series of models" is of no time series.</summary>
    public bool AreApart { get; init; }

    /// <summary>How far the similarity to the topic lies above that of the library's papers, in standard deviations; null where no embedding tells.</summary>
    public double? Standing { get; init; }

    /// <summary>How far it is on the way to that of the papers that are closest to the topic; null likewise.</summary>
    public double? Nearness { get; init; }
}
