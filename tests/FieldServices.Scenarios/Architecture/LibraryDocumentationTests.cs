using System.Xml.Linq;

namespace FieldServices.Scenarios.Architecture;

public sealed class LibraryDocumentationTests
{
    [Theory]
    [InlineData("FieldServices.EventStore")]
    [InlineData("FieldServices.Workflows")]
    [InlineData("FieldServices.GraphQL")]
    public void The_libraries_are_compiled_with_documentation_of_every_public_member(string name)
    {
        var documented = XDocument.Load(Path.Combine(AppContext.BaseDirectory, $"{name}.xml")).Descendants("member").Select(m => (string)m.Attribute("name")!).ToHashSet();
        var assembly = System.Reflection.Assembly.Load(name);
        var missing = assembly.GetExportedTypes().Select(t => $"T:{t.FullName!.Replace('+', '.')}").Where(t => !documented.Contains(t));
        Assert.Equal([], missing);
    }
}
