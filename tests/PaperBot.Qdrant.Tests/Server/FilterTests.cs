using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace PaperBot.Qdrant.Tests.Server;

public sealed class FilterTests
{
    private static readonly string[] Fields = ["venue", "year", "score", "tags", "authors[].words", "when", "open"];

    private static readonly string[] Points =
    [
        """{"id":1,"vector":{"dense":[1,0]},"payload":{"venue":"acl","year":2020,"tags":["a","b"],"authors":[{"name":"Ada","words":["ada","love"]},{"name":"Bob","words":["bob"]}],"when":"2020-05-01T00:00:00Z","open":true}}""",
        """{"id":2,"vector":{},"payload":{"venue":"icml","year":2021,"score":0.5,"tags":[],"authors":[{"name":"Eve","words":["eve","bob"]}],"when":"2021-05-01","open":false}}""",
        """{"id":3,"vector":{"dense":[0,1]},"payload":{"venue":null,"year":1999,"tags":["b","c"],"a":{"b":{"c":[1,2]}}}}""",
        """{"id":4,"vector":{},"payload":{"venue":["acl","icml"],"score":7,"text":"Deep Learning of words"}}""",
    ];

    [Theory]
    [InlineData("""{"must":[{"key":"venue","match":{"value":"acl"}}]}""", "1 4")]
    [InlineData("""{"must":[{"key":"venue","match":{"any":["icml","x"]}}]}""", "2 4")]
    [InlineData("""{"must":[{"key":"venue","match":{"except":["acl"]}}]}""", "2 4")]
    [InlineData("""{"must":{"key":"year","match":{"value":2020}}}""", "1")]
    [InlineData("""{"must":[{"key":"year","match":{"any":[1999,2021]}}]}""", "2 3")]
    [InlineData("""{"must":[{"key":"open","match":{"value":false}}]}""", "2")]
    [InlineData("""{"must":[{"key":"year","range":{"gt":1999,"lte":2020}}]}""", "1")]
    [InlineData("""{"must":[{"key":"score","range":{"gte":0.5,"lt":7}}]}""", "2")]
    [InlineData("""{"must":[{"key":"when","range":{"gte":"2021-01-01T00:00:00Z"}}]}""", "2")]
    [InlineData("""{"must":[{"key":"when","range":{"lt":"2021-01-01"}}]}""", "1")]
    [InlineData("""{"must":[{"key":"tags","match":{"value":"b"}},{"key":"year","range":{"gte":2000}}]}""", "1")]
    [InlineData("""{"should":[{"key":"tags","match":{"value":"c"}},{"key":"score","range":{"gt":1}}]}""", "3 4")]
    [InlineData("""{"must_not":[{"key":"tags","match":{"value":"b"}}]}""", "2 4")]
    [InlineData("""{"min_should":{"conditions":[{"key":"tags","match":{"value":"a"}},{"key":"tags","match":{"value":"b"}},{"key":"year","range":{"lt":2000}}],"min_count":2}}""", "1 3")]
    [InlineData("""{"must":[{"must_not":[{"key":"year","range":{"lt":2000}}]},{"key":"tags","values_count":{"gte":1}}]}""", "1")]
    [InlineData("""{"must":[{"key":"authors[].words","match":{"value":"bob"}}]}""", "1 2")]
    [InlineData("""{"must":[{"key":"authors[1].name","match":{"value":"Bob"}}]}""", "1")]
    [InlineData("""{"must":[{"nested":{"key":"authors","filter":{"must":[{"key":"words","match":{"value":"bob"}},{"key":"name","match":{"value":"Ada"}}]}}}]}""", "")]
    [InlineData("""{"must":[{"nested":{"key":"authors","filter":{"must":[{"key":"words","match":{"value":"bob"}},{"key":"words","match":{"value":"eve"}}]}}}]}""", "2")]
    [InlineData("""{"must_not":[{"nested":{"key":"authors","filter":{"must":[{"key":"words","match":{"value":"bob"}}]}}}]}""", "3 4")]
    [InlineData("""{"must":[{"nested":{"key":"authors","filter":{"must_not":[{"key":"words","match":{"value":"bob"}}]}}}]}""", "1")]
    [InlineData("""{"must":[{"is_empty":{"key":"tags"}}]}""", "2 4")]
    [InlineData("""{"must":[{"is_null":{"key":"venue"}}]}""", "3")]
    [InlineData("""{"must":[{"is_empty":{"key":"venue"}}]}""", "3")]
    [InlineData("""{"must":[{"key":"a.b.c","match":{"value":2}}]}""", "3")]
    [InlineData("""{"must":[{"key":"a.b.c[]","match":{"value":2}}]}""", "3")]
    [InlineData("""{"must":[{"has_id":[1,4,99]}]}""", "1 4")]
    [InlineData("""{"must":[{"has_vector":"dense"}]}""", "1 3")]
    [InlineData("""{"must":[{"key":"text","match":{"text":"Learning"}}]}""", "4")]
    [InlineData("""{"must":[]}""", "1 2 3 4")]
    public async Task A_filter_holds_for(string filter, string ids)
    {
        await using var bare = await QdrantCalls.StartAsync();
        await using var indexed = await QdrantCalls.StartAsync();
        await IndexAsync(indexed);
        foreach (var qdrant in (QdrantCalls[])[bare, indexed])
        {
            if (qdrant == bare) await qdrant.MakePapersAsync();
            await qdrant.UpsertAsync(Points);
        }

        Assert.Equal(ids, await bare.MatchingAsync(filter));
        Assert.Equal(ids, await indexed.MatchingAsync(filter));
        var count = await indexed.AskAsync("POST", "/collections/papers/points/count", $$$$"""{"filter":{{{{filter}}}}}""");
        Assert.Equal(ids.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length, count.GetProperty("count").GetInt32());
        Assert.Empty(bare.Server.Violations);
    }

    [Fact]
    public async Task An_index_on_words_matches_words()
    {
        await using var qdrant = await QdrantCalls.StartAsync();
        await qdrant.MakePapersAsync();
        await qdrant.UpsertAsync(Points);
        await qdrant.AskAsync("PUT", "/collections/papers/index?wait=true", """{"field_name":"text","field_schema":{"type":"text","tokenizer":"word","lowercase":true}}""");

        Assert.Equal("4", await qdrant.MatchingAsync("""{"must":[{"key":"text","match":{"text":"words deep"}}]}"""));
        Assert.Equal("", await qdrant.MatchingAsync("""{"must":[{"key":"text","match":{"text":"word deep"}}]}"""));
    }

    [Fact]
    public async Task Indexes_change_no_answer()
    {
        await using var bare = await QdrantCalls.StartAsync();
        await using var indexed = await QdrantCalls.StartAsync(new() { Shards = 3 });
        await bare.MakePapersAsync();
        await IndexAsync(indexed);
        var filters = RandomFilter(2);
        foreach (var seed in Enumerable.Range(0, 20))
        {
            var points = RandomPoint().Sample(8, 5).Select((payload, at) => $$$$"""{"id":{{{{at}}}},"vector":{"dense":[1,{{{{at}}}}]},"payload":{{{{payload}}}}}""").ToArray();
            foreach (var qdrant in (QdrantCalls[])[bare, indexed]) await qdrant.UpsertAsync(points);
            foreach (var filter in filters.Sample(6, 5))
            {
                Assert.Equal(await bare.MatchingAsync(filter), await indexed.MatchingAsync(filter));
                var query = $$$$"""{"query":[1,{{{{seed}}}}],"using":"dense","limit":20,"filter":{{{{filter}}}}}""";
                Assert.Equal(await bare.QueryAsync(query), await indexed.QueryAsync(query));
            }
        }

        Assert.Empty(indexed.Server.Violations);
    }

    private static async Task IndexAsync(QdrantCalls qdrant)
    {
        await qdrant.MakePapersAsync();
        string[] schemas = ["keyword", "integer", "float", "keyword", "keyword", "datetime", "bool"];
        foreach (var (field, schema) in Fields.Zip(schemas)) await qdrant.AskAsync("PUT", "/collections/papers/index?wait=true", $$$$"""{"field_name":"{{{{field}}}}","field_schema":"{{{{schema}}}}"}""");
    }

    private static Gen<string> RandomPoint() =>
        from venue in Gen.Elements("null", "\"acl\"", "\"icml\"", "[\"acl\",\"x\"]", "3")
        from year in Gen.Choose(1999, 2003)
        from tags in Gen.Elements("[]", "[\"a\"]", "[\"a\",\"b\"]", "\"b\"", "null")
        from words in Gen.Elements("[]", "[{\"words\":[\"a\"]}]", "[{\"words\":[\"a\",\"b\"]},{\"words\":[\"c\"]}]", "{\"words\":[\"a\"]}")
        from when in Gen.Elements("\"2001-01-01\"", "\"2002-02-03T04:05:06Z\"", "\"never\"", "7")
        select $$$$"""{"venue":{{{{venue}}}},"year":{{{{year.ToString(CultureInfo.InvariantCulture)}}}},"score":{{{{year - 2000}}}}.5,"tags":{{{{tags}}}},"authors":{{{{words}}}},"when":{{{{when}}}},"open":{{{{(year % 2 == 0 ? "true" : "false")}}}}}""";

    private static Gen<string> RandomFilter(int depth)
    {
        var leaf = Gen.OneOf(
            from field in Gen.Elements("venue", "tags", "authors[].words") from value in Gen.Elements("acl", "a", "b", "x") select $$$$"""{"key":"{{{{field}}}}","match":{"value":"{{{{value}}}}"}}""",
            from field in Gen.Elements("venue", "tags") from kind in Gen.Elements("any", "except") select $$$$"""{"key":"{{{{field}}}}","match":{"{{{{kind}}}}":["acl","b"]}}""",
            from field in Gen.Elements("year", "score") from bound in Gen.Elements("gt", "gte", "lt", "lte") from at in Gen.Choose(1998, 2004) select $$$$"""{"key":"{{{{field}}}}","range":{"{{{{bound}}}}":{{{{(field == "year" ? at : at - 2000)}}}}}}""",
            Gen.Elements("""{"key":"when","range":{"gte":"2002-01-01"}}""", """{"key":"open","match":{"value":true}}""", """{"is_empty":{"key":"tags"}}""", """{"key":"tags","values_count":{"gt":1}}""", """{"has_id":[0,1,2]}"""),
            from word in Gen.Elements("a", "b", "c") select $$$$"""{"nested":{"key":"authors","filter":{"must":[{"key":"words","match":{"value":"{{{{word}}}}"}}]}}}""");
        var condition = depth == 0 ? leaf : Gen.OneOf(leaf, leaf, RandomFilter(depth - 1));
        return from clause in Gen.Elements("must", "should", "must_not")
            from other in Gen.Elements("must", "should", "must_not")
            from one in condition
            from two in condition
            select clause == other ? $$$$"""{"{{{{clause}}}}":[{{{{one}}}},{{{{two}}}}]}""" : $$$$"""{"{{{{clause}}}}":[{{{{one}}}}],"{{{{other}}}}":[{{{{two}}}}]}""";
    }
}
