using PaperBot.LlamaCpp.Grammars;
using PaperBot.LlamaCpp.Native;
using PaperBot.LlamaCpp.Tests.Tokenising;
using PaperBot.Writing;
using Xunit;

namespace PaperBot.LlamaCpp.Tests.Grammars;

public sealed class GrammarCheckTests
{
    private const string Changes = "()[]{}\"\\|*+?:=-<>!^,09a \n\0";

    public static TheoryData<string> Good =>
    [
        "root ::= \"a\"", "root::=\"a\"", "root ::= \"a\" # a remark", "# a remark\n\nroot ::= [^\\n]+ \"\\n\"\n", "root ::= \"\\U0001F642\" [\\]\\x41-Z]", "root ::=\n  \"a\" |\n  \"b\"",
        "root ::= (\n\"a\"\n)", "root ::= \"a\"{0} \"b\"{2,} \"c\"{1,3} \"d\"{ 2000 }", "root ::= \"\"", "root ::= .*", "root ::= a? a* a+\na ::= \"x\" | b\nb ::= [a-z-] root | \"y\"",
        "root ::= [\"a\"]", "root ::= (((\"a\"{9}){9}){9})*", "root ::= \"é🙂\" [α-ω🙂]",
        "root ::= object\nvalue ::= object | array | string | number | (\"true\" | \"false\" | \"null\") ws\nobject ::= \"{\" ws ( string \":\" ws value (\",\" ws string \":\" ws value)* )? \"}\" ws\n"
        + "array ::= \"[\" ws ( value (\",\" ws value)* )? \"]\" ws\nstring ::= \"\\\"\" ( [^\"\\\\\\x7F\\x01-\\x1F] | \"\\\\\" ([\"\\\\bfnrt] | \"u\" [0-9a-fA-F]{4}) )* \"\\\"\" ws\n"
        + "number ::= (\"-\"? ([0-9] | [1-9] [0-9]{0,15})) (\".\" [0-9]+)? ([eE] [-+]? [0-9] [1-9]{0,15})? ws\nws ::= | \" \" | \"\\n\" [ \\t]{0,20}",
    ];

    public static TheoryData<string> Bad =>
    [
        "", "x ::= \"a\"", "root ::= \"a", "root ::= b", "root ::= root \"a\" | \"a\"", "root ::= a\na ::= root", "root ::= \"a\"{1000000}", "root ::= [a-", "root ::= (\"a\"", "root ::= \"a\"{3,1}",
        "root ::= \"\\x\"", "root ::= \"\\xZZ\"", "root ::= [b-a]", "root ::= []", "root = \"a\"", "root ::= (root)? \"a\"", "root ::= x root\nx ::= \"\"", "root ::= *", "root ::= \"a\"{-1}",
        "root ::= \"a\"{99999999999999}", "ro_ot ::= \"a\"\nroot ::= ro_ot", "root ::= \"a\"{,2}", "root ::= \"a\" }", "root ::= \"a\\\"", "root ::= \"a\"\n\"b\"", "root ::= \"\\x00\"", "root ::= \"a\0b\"",
        "root ::= \"\\UFFFFFFFF\"", "root ::= \"a\"{2000}{2000}", "root ::= <>", "root ::= <[999999]>", "root ::= <[x]>", "root ::= !\"a\"", "root ::= a b\na ::= \"\"\nb ::= a root",
        "root ::= " + new string('(', 20_000) + "\"a\"" + new string(')', 20_000), "root ::= \"" + new string('a', 70_000) + "\"", "root",  "::=", "root ::= \\", "root ::= [\\", "root ::= \"\\",
    ];

    [Theory]
    [MemberData(nameof(Good))]
    public void A_grammar_of_the_documented_syntax_passes_and_llama_takes_it(string grammar)
    {
        GrammarCheck.Check(grammar);
        using var model = Vocabularies.Load("sentence pieces");
        var sampler = Llama.GrammarSampler(Llama.Vocabulary(model.Handle), grammar, "root");
        Assert.NotEqual(0, sampler);
        Llama.FreeSampler(sampler);
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_wrong_grammar_is_refused_in_a_sentence(string grammar)
    {
        var exception = Assert.Throws<ModelException>(() => GrammarCheck.Check(grammar));
        Assert.StartsWith("The grammar cannot be used: ", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', exception.Message);
    }

    [Fact]
    public void Tokens_by_number_have_to_be_in_the_vocabulary()
    {
        GrammarCheck.Check("root ::= <[3]> !<think> .*", "root", vocabularySize: 4);
        Assert.Throws<ModelException>(() => GrammarCheck.Check("root ::= <[4]>", "root", vocabularySize: 4));
    }

    [Fact]
    public void A_wrong_rule_is_told_with_its_line() =>
        Assert.Contains("in line 3", Assert.Throws<ModelException>(() => GrammarCheck.Check("root ::= a\n\na ::= [z-a]")).Message, StringComparison.Ordinal);

    [Fact]
    public void Whatever_is_changed_in_a_grammar_it_passes_or_is_refused()
    {
        var random = new Random(1);
        foreach (var row in Good)
        {
            for (var i = 0; i < 300; i++)
            {
                var characters = row.Data.ToCharArray();
                for (var change = 0; change < 3; change++) characters[random.Next(characters.Length)] = Changes[random.Next(Changes.Length)];
                try
                {
                    GrammarCheck.Check(new string(characters));
                }
                catch (ModelException exception)
                {
                    Assert.NotEmpty(exception.Message);
                }
            }
        }
    }
}
