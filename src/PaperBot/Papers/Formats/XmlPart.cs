using System.Net;
using System.Text;
using System.Xml;

namespace PaperBot.Papers.Formats;

/// <summary>A small XML element in memory; names are without prefixes, for feeds choose their own.</summary>
internal sealed class XmlPart
{
    private const int MaxDepth = 64;

    private readonly List<XmlPart> _parts = [];
    private readonly Dictionary<string, string> _attributes = new(StringComparer.Ordinal);

    private XmlPart(string name, string text) => (Name, OwnText) = (name, text);

    /// <summary>The element's name; empty for a piece of text.</summary>
    public string Name { get; }

    private string OwnText { get; }

    /// <summary>All text inside, in reading order.</summary>
    public string Text
    {
        get
        {
            if (_parts.Count == 0) return OwnText;
            var builder = new StringBuilder();
            AppendText(builder);
            return builder.ToString();
        }
    }

    /// <summary>Reads an element from its source text; DTDs and whatever lies outside of it are not looked at.</summary>
    /// <exception cref="XmlException">The text is no well-formed element.</exception>
    public static XmlPart Parse(string xml)
    {
        using var reader = new XmlTextReader(xml, XmlNodeType.Element, null) { Namespaces = false, DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        var root = new XmlPart("", "");
        var open = new Stack<XmlPart>([root]);
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (open.Count > MaxDepth) throw new XmlException("The elements are nested too deeply.");
                    var isEmpty = reader.IsEmptyElement;
                    var part = ReadOpening(reader);
                    open.Peek()._parts.Add(part);
                    if (!isEmpty) open.Push(part);
                    break;
                case XmlNodeType.EndElement:
                    open.Pop();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace:
                    open.Peek()._parts.Add(new XmlPart("", reader.Value));
                    break;
                case XmlNodeType.EntityReference:
                    open.Peek()._parts.Add(new XmlPart("", OfHtml(reader.Name) ?? throw new XmlException($"The entity &{reader.Name}; is not defined.")));
                    break;
                default:
                    break;
            }
        }

        return root._parts.Find(part => part.Name.Length > 0) ?? root;
    }

    /// <summary>The value of an attribute, or null.</summary>
    public string? Attribute(string name) => _attributes.GetValueOrDefault(name);

    /// <summary>The elements directly inside that bear this name.</summary>
    public IEnumerable<XmlPart> All(string name) => _parts.Where(part => part.Name == name);

    /// <summary>The first of them, or null.</summary>
    public XmlPart? One(string name) => _parts.Find(part => part.Name == name);

    private static XmlPart ReadOpening(XmlTextReader reader)
    {
        var part = new XmlPart(Local(reader.Name), "");
        while (reader.MoveToNextAttribute()) part._attributes.TryAdd(Local(reader.Name), reader.Value);
        return part;
    }

    /// <summary>What HTML means by an entity: feeds write <c>&amp;nbsp;</c> though XML does not know it.</summary>
    private static string? OfHtml(string entity)
    {
        var reference = $"&{entity};";
        var text = WebUtility.HtmlDecode(reference);
        return text == reference ? null : text;
    }

    private static string Local(string name) => name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..];

    private void AppendText(StringBuilder builder)
    {
        builder.Append(OwnText);
        foreach (var part in _parts) part.AppendText(builder);
    }
}
