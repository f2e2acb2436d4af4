using Microsoft.Extensions.AI;

namespace PaperBot.Writing;

/// <summary>A model that writes, ready to be asked.</summary>
/// <param name="Name">How people call it, for messages and logs.</param>
/// <param name="Client">Streams what it writes. Fails with <see cref="ModelException"/>.</param>
/// <param name="Limits">What fits into one request.</param>
public sealed record WritingModel(string Name, IChatClient Client, ModelLimits Limits);
