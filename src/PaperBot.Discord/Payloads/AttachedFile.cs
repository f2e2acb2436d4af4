namespace PaperBot.Discord.Payloads;

/// <summary>What a message says of a file that comes with it.</summary>
/// <param name="Id">Its place among the files, from 0.</param>
/// <param name="Filename">Its name.</param>
/// <param name="Description">What it shows, in words.</param>
public sealed record AttachedFile(string Id, string Filename, string Description);
