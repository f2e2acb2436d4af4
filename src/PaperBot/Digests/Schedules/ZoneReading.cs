namespace PaperBot.Digests.Schedules;

/// <summary>What a time zone that somebody typed led to.</summary>
/// <param name="Zone">Its name in the tz database, or <c>UTC+05:30</c> and the like; null when it is not clear which one is meant.</param>
/// <param name="Suggestions">Names to offer when it is not, the likeliest first.</param>
/// <param name="Trouble">One calm sentence that says what to type instead; null when there is a zone.</param>
public sealed record ZoneReading(string? Zone, IReadOnlyList<string> Suggestions, string? Trouble);
