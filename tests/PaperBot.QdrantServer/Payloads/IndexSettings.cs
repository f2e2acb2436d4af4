using System.Text.Json;
using PaperBot.QdrantServer.Contract;
using PaperBot.QdrantServer.Http;

namespace PaperBot.QdrantServer.Payloads;

/// <summary>How a payload field is indexed.</summary>
/// <param name="Kind">What its values are.</param>
/// <param name="AllowsMatch">Whether exact matches are answered.</param>
/// <param name="AllowsRange">Whether ranges and order are answered.</param>
/// <param name="Parameters">The parameters as they were given; null when only a kind was.</param>
internal sealed record IndexSettings(IndexKind Kind, bool AllowsMatch, bool AllowsRange, JsonElement? Parameters)
{
    public static IndexSettings Read(JsonElement schema, int minor)
    {
        if (schema.ValueKind == JsonValueKind.String) return Of(ReadKind(schema.GetString()!), null, null, null);
        var fields = new Fields(schema, "a payload schema", minor);
        var kind = ReadKind(fields.RequiredText("type"));
        fields.Flag("on_disk");
        fields.Flag("enable_hnsw", since: 17);
        fields.Text("memory", since: 19);
        var (lookup, range) = kind == IndexKind.Integer ? (fields.Flag("lookup"), fields.Flag("range")) : (null, null);
        if (kind is IndexKind.Keyword or IndexKind.Uuid) fields.Flag("is_tenant");
        if (kind == IndexKind.Keyword) fields.Flag("prefix", since: 19);
        if (kind is IndexKind.Integer or IndexKind.Float or IndexKind.Datetime) fields.Flag("is_principal");
        if (kind == IndexKind.Text) ReadTextOptions(fields);
        fields.End();
        return Of(kind, lookup, range, schema.Clone());
    }

    public string Name => Spell(Kind);

    private static void ReadTextOptions(Fields fields)
    {
        if (fields.Text("tokenizer") is { } tokenizer && tokenizer is not ("prefix" or "whitespace" or "word" or "multilingual"))
            throw Failure.Format($"unknown variant `{tokenizer}`, expected a tokenizer");
        fields.Whole("min_token_len");
        fields.Whole("max_token_len");
        fields.Flag("lowercase");
        fields.Flag("phrase_matching");
        fields.Flag("ascii_folding", since: 16);
        fields.Ignore("stopwords", "stemmer");
    }

    private static IndexSettings Of(IndexKind kind, bool? lookup, bool? range, JsonElement? parameters) => kind switch
    {
        IndexKind.Integer => new(kind, lookup ?? range is null or false || range is true && lookup is null, range ?? lookup is null or false, parameters),
        IndexKind.Float or IndexKind.Datetime => new(kind, false, true, parameters),
        IndexKind.Text => new(kind, false, false, parameters),
        _ => new(kind, true, false, parameters),
    };

    private static string Spell(IndexKind kind) => kind.ToString().ToLowerInvariant();

    private static IndexKind ReadKind(string name) =>
        Enum.GetValues<IndexKind>().Where(kind => Spell(kind) == name).Select(kind => (IndexKind?)kind).FirstOrDefault()
            ?? throw Failure.Format($"unknown variant `{name}`, expected one of keyword, integer, float, text, bool, datetime, uuid");
}
