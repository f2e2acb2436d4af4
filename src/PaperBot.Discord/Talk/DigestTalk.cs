using PaperBot.Conversations;
using PaperBot.Digests;
using PaperBot.Discord.Messages;
using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Talk;

/// <summary>The buttons below a digest that lead on from its papers: similar ones, and questions that are answered from them. They work as long as the delivery is kept.</summary>
internal sealed class DigestTalk(BotParts parts, Intake intake, Doorway doorway, Fulfilment fulfilment, Memory memory)
{
    private const string Source = "digest";

    /// <summary>Asks privately to which of the papers similar ones are wanted.</summary>
    public Task AskWhichAsync(Arrival arrival, CustomId button) => fulfilment.AnswerAsync(arrival, async token =>
        await parts.News.DigestAsync(IdOf(button), token).ConfigureAwait(false) is { } digest ? OpinionMessages.Ask(button.Action, IdOf(button), digest) : Sentences.Say(Sentences.DigestForgotten, isPrivate: true));

    /// <summary>Opens the form for a question.</summary>
    public Task OpenFormAsync(Arrival arrival, CustomId button) => doorway.AcknowledgeAsync(arrival, InteractionResponse.OpenForm(AskDigestForm.Of(IdOf(button))));

    /// <summary>Answers the question of the form, from the digest's papers alone; their numbers in the digest mean them.</summary>
    public Task AskAsync(Arrival arrival, CustomId form, string question)
    {
        Digest? digest = null;
        var wish = new Wish(question, conversation => Within(RequestReader.Read(conversation, question), digest), Source)
        {
            IsPrivate = arrival.IsOnPrivateMessage ? true : null,
            WhyNot = async () =>
            {
                await memory.DoAsync("read a digest", async token => digest = await parts.News.DigestAsync(IdOf(form), token).ConfigureAwait(false), CancellationToken.None).ConfigureAwait(false);
                return digest is null ? Sentences.DigestForgotten : null;
            },
            About = _ => Task.FromResult(digest is null ? null : TurnOf(digest)),
        };
        return intake.TakeAsync(arrival, wish);
    }

    private static Request Within(Request request, Digest? digest) =>
        request.Intent == Intent.Ask && digest is { Papers.Count: > 0 } ? request with { Within = [.. digest.Papers.Select(entry => entry.Paper.Id)] } : request;

    private static Turn? TurnOf(Digest digest)
    {
        var papers = digest.Papers.OrderBy(entry => entry.Number).Select(entry => entry.Paper).ToList();
        var name = InterestWording.Of(digest.Interest);
        return Conversation.Empty.With(name, name, papers, papers is [var only] ? only : null).Last;
    }

    private static string IdOf(CustomId button) => button.Arguments is [var id, ..] ? id : "";
}
