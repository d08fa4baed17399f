using FieldServices.Api.Reads;
using FieldServices.Domain.Modules;
using FieldServices.EventStore.Views;
using FieldServices.GraphQL.Types;
using FieldServices.TestKit;

namespace FieldServices.Scenarios.Guides;

/// <summary>Clients of the last release go on working: its schema is kept beside the present one. RELEASE=write renews it when a release is made.</summary>
public sealed class SchemaEvolutionTests
{
    private const string Small = """
        type Query { a(x: Int, y: Int @deprecated(reason: "z")): A  old: B @deprecated(reason: "a") }
        type A implements N { id: ID! n: Int e: E list(f: F): [Int!] }
        type B { b: Int }
        interface N { id: ID! }
        enum E { ONE TWO OLD @deprecated(reason: "ONE") }
        input F { p: Int q: Int! = 3 }
        """;

    [Fact]
    public void Nothing_that_the_last_release_served_is_taken_away()
    {
        var file = RepositoryRoot.At("docs", "schema.released.graphql");
        var served = ReadSchema.Build(FieldServicesModules.All, [.. FieldServicesModules.All.SelectMany(m => m.Views).Select(v => new ViewTable(v))]);
        if (Environment.GetEnvironmentVariable("RELEASE") == "write")
            File.WriteAllText(file, SchemaPrinter.Print(served).TrimEnd() + "\n");

        Assert.Equal([], SchemaChanges.Breaking(Schema.FromSdl(File.ReadAllText(file)), Schema.FromSdl(SchemaPrinter.Print(served))));
    }

    [Theory]
    [InlineData("n: Int", "", "A.n is gone")]
    [InlineData("n: Int", "n: String", "A.n answers String instead of Int")]
    [InlineData("n: Int", "n: [Int]", "A.n answers [Int] instead of Int")]
    [InlineData("id: ID! n", "id: ID! n(k: Int!)", "A.n(k) is new and required")]
    [InlineData("(x: Int, y", "(x: Int!, y", "Query.a(x) takes Int! instead of Int")]
    [InlineData("(x: Int, ", "(", "Query.a(x) is gone")]
    [InlineData("ONE TWO", "ONE", "E.TWO is gone")]
    [InlineData("p: Int ", "", "F(p) is gone")]
    [InlineData("q: Int! = 3", "q: Int! = 4", "F(q) has another default")]
    [InlineData("q: Int! = 3", "q: Int! = 3 r: Int!", "F(r) is new and required")]
    [InlineData("type A implements N", "type A", "A is no N any more")]
    [InlineData("list(f: F): [Int!]", "list(f: F): [Int]", "A.list answers [Int] instead of [Int!]")]
    public void What_breaks_a_client_is_found(string before, string after, string change)
    {
        Assert.Contains(before, Small, StringComparison.Ordinal);

        Assert.Contains(change, SchemaChanges.Breaking(Schema.FromSdl(Small), Schema.FromSdl(Small.Replace(before, after, StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("n: Int", "n: Int! more: Int")]
    [InlineData("(x: Int,", "(x: Int, z: Int,")]
    [InlineData(", y: Int @deprecated(reason: \"z\")", "")]
    [InlineData(" OLD @deprecated(reason: \"ONE\")", " NEW")]
    [InlineData("p: Int q: Int! = 3", "p: Int q: Int = 3 r: Int")]
    public void What_is_added_or_was_deprecated_breaks_nobody(string before, string after)
    {
        Assert.Contains(before, Small, StringComparison.Ordinal);

        Assert.Equal([], SchemaChanges.Breaking(Schema.FromSdl(Small), Schema.FromSdl(Small.Replace(before, after, StringComparison.Ordinal))));
    }

    [Fact]
    public void What_was_deprecated_may_go_with_the_type_that_only_it_led_to()
    {
        var without = Small.Replace("  old: B @deprecated(reason: \"a\")", "", StringComparison.Ordinal).Replace("type B { b: Int }", "", StringComparison.Ordinal);

        Assert.Equal([], SchemaChanges.Breaking(Schema.FromSdl(Small), Schema.FromSdl(without)));
    }

    [Fact]
    public void A_column_that_a_view_deprecates_is_deprecated_wherever_it_is_offered()
    {
        var view = new View<Note>("notes", 1, Domain.DomainJson.Default, row => row.Id, [], (row, _) => row).Deprecate(row => row.Words, "Use text.");
        var schema = SchemaPrinter.Print(ReadSchema.Build(FieldServicesModules.All, [.. FieldServicesModules.All.SelectMany(m => m.Views).Append(view).Select(v => new ViewTable(v))]));

        Assert.Equal(5, schema.Split("@deprecated(reason: \"Use text.\")").Length - 1);
    }

    private sealed record Note(Guid Id, string Text, string Words);
}
