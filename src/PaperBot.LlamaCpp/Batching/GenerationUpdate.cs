namespace PaperBot.LlamaCpp.Batching;

/// <summary>What a request hears while it waits and while it is answered: one of the three.</summary>
/// <param name="Text">Text that was written; empty when the update says something else.</param>
/// <param name="QueuePosition">The new place in the queue, 1 is next; 0 when the update says something else.</param>
/// <param name="Outcome">How it ended; null before the end.</param>
internal readonly record struct GenerationUpdate(string Text, int QueuePosition, GenerationOutcome? Outcome);
