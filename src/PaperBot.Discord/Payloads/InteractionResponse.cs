namespace PaperBot.Discord.Payloads;

/// <summary>The first response to an interaction.</summary>
/// <param name="Type">What kind of response.</param>
/// <param name="Data">A <see cref="MessageBody"/>, <see cref="Form"/>, <see cref="Choices"/>, or nothing.</param>
public sealed record InteractionResponse(InteractionResponseKind Type, object? Data = null)
{
    /// <summary>"Thinking…", continued by an edit; only whether everybody will see it can be chosen, and not changed later.</summary>
    public static InteractionResponse Deferred(bool isPrivate) =>
        new(InteractionResponseKind.DeferredMessage, isPrivate ? new DeferredFlags(MessageFlags.Ephemeral) : null);

    /// <summary>A component was used and its message may change later; nothing shows.</summary>
    public static InteractionResponse DeferredUpdate { get; } = new(InteractionResponseKind.DeferredUpdate);

    public static InteractionResponse Message(MessageBody message) => new(InteractionResponseKind.Message, message);

    /// <summary>Changes the message that the component stands on.</summary>
    public static InteractionResponse Update(MessageBody message) => new(InteractionResponseKind.UpdateMessage, message);

    public static InteractionResponse Autocomplete(IReadOnlyList<CommandChoice> choices) => new(InteractionResponseKind.Autocomplete, new Choices(choices));

    public static InteractionResponse OpenForm(Form form) => new(InteractionResponseKind.Form, form);
}
