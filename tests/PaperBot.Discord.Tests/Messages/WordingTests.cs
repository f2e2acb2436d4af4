using PaperBot.Discord.Messages;
using Xunit;

namespace PaperBot.Discord.Tests.Messages;

public class WordingTests
{
    [Theory]
    [InlineData("The model could not write this, so these are the papers' own sentences: The model server at http://10.0.0.7:8000 failed (500).", "The model could not write this, so these are the papers' own sentences.")]
    [InlineData("The model cannot be used, so these are the papers' own sentences: it is still being loaded; ask again in a minute.", "The model cannot be used, so these are the papers' own sentences: it is still being loaded; ask again in a minute.")]
    [InlineData("The model ran out of time, so these are the papers' own sentences.", "The model ran out of time, so these are the papers' own sentences.")]
    [InlineData(null, null)]
    public void People_are_not_told_the_cause_that_names_servers_and_files(string? note, string? expected) => Assert.Equal(expected, Wording.Note(note));

    [Theory]
    [InlineData("http://10.0.0.7 is gone. Papers were found by their words alone.", "Papers were found by their words alone.")]
    [InlineData("Searched without a cake.", "Searched without a cake.")]
    [InlineData(null, null)]
    public void A_remark_loses_its_cause(string? remark, string? expected) => Assert.Equal(expected, Wording.Remark(remark));

    [Theory]
    [InlineData("help!", true)]
    [InlineData("Hi, what can you do?", true)]
    [InlineData("how do I use this?", true)]
    [InlineData("what can you do with LoRA?", false)]
    [InlineData("does dropout help?", false)]
    [InlineData("", false)]
    public void A_call_for_help_is_told_from_a_question(string text, bool isHelp) => Assert.Equal(isHelp, HelpMessage.IsWantedBy(text));
}
