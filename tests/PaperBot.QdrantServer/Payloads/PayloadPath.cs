using System.Globalization;
using System.Text;
using System.Text.Json;
using PaperBot.QdrantServer.Http;

namespace PaperBot.QdrantServer.Payloads;

/// <summary>A place in a payload: <c>a.b</c>, <c>a[].b</c>, <c>a[0]</c>, <c>"quoted key".b</c>.</summary>
internal sealed class PayloadPath : IEquatable<PayloadPath>
{
    private const int Wildcard = -1;
    private readonly Step[] _steps;

    private PayloadPath(Step[] steps)
    {
        _steps = steps;
        Text = Spell(steps);
    }

    /// <summary>Its canonical spelling.</summary>
    public string Text { get; }

    /// <summary>The key it begins with.</summary>
    public string First => _steps[0].Key!;

    public static PayloadPath Parse(string text)
    {
        var steps = new List<Step>();
        var at = 0;
        while (at < text.Length)
        {
            if (text[at] == '[' && steps.Count > 0) steps.Add(ReadIndex(text, ref at));
            else
            {
                if (steps.Count > 0 && text[at++] != '.') throw Invalid(text);
                steps.Add(new Step(ReadKey(text, ref at), 0));
            }
        }

        return steps.Count == 0 ? throw Invalid(text) : new PayloadPath([.. steps]);
    }

    /// <summary>The path of an array's elements: <c>a.b</c> becomes <c>a.b[]</c>.</summary>
    public PayloadPath Elements() => _steps[^1] is { Key: null, Index: Wildcard } ? this : new PayloadPath([.. _steps, new Step(null, Wildcard)]);

    /// <summary>The path below this one.</summary>
    public PayloadPath Below(PayloadPath inner) => new([.. _steps, .. inner._steps]);

    /// <summary>All values at this place; none when it is missing.</summary>
    public List<JsonElement> Get(JsonElement payload)
    {
        var found = new List<JsonElement>(1);
        Collect(payload, 0, found);
        return found;
    }

    /// <summary>Whether the value at this place passes a selection of <paramref name="pattern"/>: one of them begins with the other.</summary>
    public bool IsWithOrAbove(PayloadPath pattern) => _steps.AsSpan(0, Math.Min(_steps.Length, pattern._steps.Length)).SequenceEqual(pattern._steps.AsSpan(0, Math.Min(_steps.Length, pattern._steps.Length)));

    /// <summary>Whether this place lies at or below <paramref name="pattern"/>.</summary>
    public bool IsBelow(PayloadPath pattern) => _steps.Length >= pattern._steps.Length && _steps.AsSpan(0, pattern._steps.Length).SequenceEqual(pattern._steps);

    public PayloadPath Child(string key) => new([.. _steps, new Step(key, 0)]);

    public static PayloadPath Of(string key) => new([new Step(key, 0)]);

    public bool Equals(PayloadPath? other) => other is not null && Text == other.Text;

    public override bool Equals(object? obj) => Equals(obj as PayloadPath);

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Text;

    private void Collect(JsonElement value, int depth, List<JsonElement> found)
    {
        if (depth == _steps.Length) found.Add(value);
        else if (_steps[depth].Key is { } key)
        {
            if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty(key, out var inner)) Collect(inner, depth + 1, found);
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            var index = _steps[depth].Index;
            if (index >= value.GetArrayLength()) return;
            if (index != Wildcard) Collect(value[index], depth + 1, found);
            else foreach (var element in value.EnumerateArray()) Collect(element, depth + 1, found);
        }
    }

    private static string ReadKey(string text, ref int at)
    {
        var start = at;
        if (at < text.Length && text[at] == '"')
        {
            var end = text.IndexOf('"', at + 1);
            if (end < 0 || text[start..end].Contains('\\')) throw Invalid(text);
            at = end + 1;
            return text[(start + 1)..end];
        }

        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '-' || char.IsSurrogate(text[at]))) at++;
        return at == start ? throw Invalid(text) : text[start..at];
    }

    private static Step ReadIndex(string text, ref int at)
    {
        var end = text.IndexOf(']', at);
        if (end < 0) throw Invalid(text);
        var inner = text[(at + 1)..end];
        at = end + 1;
        if (inner.Length == 0) return new Step(null, Wildcard);
        return int.TryParse(inner, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? new Step(null, index) : throw Invalid(text);
    }

    private static string Spell(Step[] steps)
    {
        var text = new StringBuilder();
        foreach (var step in steps)
        {
            if (step.Key is null) text.Append('[').Append(step.Index == Wildcard ? "" : step.Index.ToString(CultureInfo.InvariantCulture)).Append(']');
            else
            {
                if (text.Length > 0) text.Append('.');
                var isPlain = step.Key.Length > 0 && step.Key.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '-' || char.IsSurrogate(letter));
                text.Append(isPlain ? step.Key : $"\"{step.Key}\"");
            }
        }

        return text.ToString();
    }

    private static Failure Invalid(string text) => Failure.Format($"Invalid JSON path: '{text}'");

    private readonly record struct Step(string? Key, int Index);
}
