using System.Globalization;
using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Messages;

/// <summary>A reply in the making → one message: how far it is, the statements that are there, and a button that cancels.</summary>
internal static class WaitingMessage
{
    private static readonly Block More = new("*…*");

    /// <summary>
    /// The message as it stands now. It is laid out as the first message of the finished reply: statements come to stand where they stay, and the line that
    /// says how far it is has its own place below.
    /// </summary>
    /// <param name="state">How far it is.</param>
    /// <param name="look">As for the finished reply.</param>
    public static MessageBody Of(WaitingState state, ReplyLook look)
    {
        var canvas = Canvas.Of(look);
        var understood = AnswerView.Understood(state.Understood);
        var isBegun = state.Statements.Count > 0;
        var composition = new Composition
        {
            Title = look.Asked ?? "",
            Body = isBegun ? [.. understood, .. StatementBlocks.Growing(canvas, state.Statements, state.Sources)] : [.. understood, new Block($"*{Stage(state)}*")],
            SmallPrint = [isBegun ? Stage(state) : null],
            Color = isBegun ? Palette.Answer : Palette.Calm,
            Rows = [Component.Row(Component.Button(ButtonStyle.Secondary, "Cancel", new CustomId(ButtonAction.Cancel, state.RequestId).Text))],
            MostMessages = 1,
            LeftOut = _ => More,
        };
        return Composer.Messages(composition, look)[0];
    }

    private static string Stage(WaitingState state) => state switch
    {
        { Statements.Count: > 0 } or { IsWriting: true } => "Writing…",
        { QueuePosition: <= 1 } => "Waiting for the model, you are next…",
        { QueuePosition: { } place } => string.Create(CultureInfo.InvariantCulture, $"Waiting for the model, place {place:N0} in the queue…"),
        _ => "Looking through the papers…",
    };
}
