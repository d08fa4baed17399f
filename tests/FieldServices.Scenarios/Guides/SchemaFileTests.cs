using FieldServices.Api.Reads;
using FieldServices.Domain.Modules;
using FieldServices.EventStore.Views;
using FieldServices.GraphQL.Types;
using FieldServices.TestKit;

namespace FieldServices.Scenarios.Guides;

/// <summary>The schema that is served, as a file: a change to it is seen in review. DOCS=write renews it.</summary>
public sealed class SchemaFileTests
{
    [Fact]
    public void The_schema_in_the_documentation_is_the_one_that_is_served()
    {
        var file = RepositoryRoot.At("docs", "schema.graphql");
        var served = SchemaPrinter.Print(Served()).TrimEnd() + "\n";
        if (Guide.Renew)
            File.WriteAllText(file, served);

        Assert.Equal(File.ReadAllText(file), served);
    }

    [Fact]
    public void Everything_in_the_schema_says_what_it_is()
    {
        var silent = Served().Types.OfType<ObjectType>()
            .Where(type => !type.Name.StartsWith("__", StringComparison.Ordinal))
            .SelectMany(type => type.Fields.Where(field => string.IsNullOrWhiteSpace(field.Description)).Select(field => $"{type.Name}.{field.Name}"));

        Assert.Equal([], silent);
    }

    private static GraphQL.Types.Schema Served() =>
        ReadSchema.Build(FieldServicesModules.All, [.. FieldServicesModules.All.SelectMany(m => m.Views).Select(v => new ViewTable(v))]);
}
