using System.Xml.Linq;

namespace FieldServices.Api.OpenApi;

/// <summary>The documentation comments of the domain, so that its words are written once and read in the API's documents too.</summary>
public sealed class XmlDocs
{
    private readonly Dictionary<string, XElement> members = [];

    /// <summary>Reads the file that the compiler put beside the assembly of a type; without the file there are no descriptions.</summary>
    public XmlDocs(Type typeOfAssembly)
    {
        ArgumentNullException.ThrowIfNull(typeOfAssembly);
        var path = Path.Combine(AppContext.BaseDirectory, $"{typeOfAssembly.Assembly.GetName().Name}.xml");
        if (!File.Exists(path))
            return;
        foreach (var member in XDocument.Load(path).Descendants("member"))
            members[(string)member.Attribute("name")!] = member;
    }

    /// <summary>The summary of a type.</summary>
    public string? Of(Type type) => Text(MemberOf(type)?.Element("summary"));

    /// <summary>The description of a positional record's property.</summary>
    public string? Of(Type type, string property)
    {
        ArgumentNullException.ThrowIfNull(type);
        var parameter = MemberOf(type)?.Elements("param").FirstOrDefault(p => (string?)p.Attribute("name") == property);
        return Text(parameter) ?? Text(members.GetValueOrDefault($"P:{type.FullName?.Replace('+', '.')}.{property}")?.Element("summary"));
    }

    private XElement? MemberOf(Type type) => members.GetValueOrDefault($"T:{type.FullName?.Replace('+', '.')}");

    private static string? Text(XElement? element)
    {
        if (element is null)
            return null;
        var text = string.Concat(element.Nodes().Select(NodeText));
        return string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static string NodeText(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" or "seealso" or "paramref" } reference =>
            ((string?)reference.Attribute("cref") ?? (string?)reference.Attribute("name") ?? (string?)reference.Attribute("langword") ?? "").Split('.', ':')[^1],
        XElement element => element.Value,
        _ => "",
    };
}
