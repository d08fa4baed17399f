using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Tests.Types;

/// <summary>Each rule of the type system: a schema it refuses, with message and places.</summary>
public sealed class SchemaCheckTests
{
    [Theory]
    [InlineData("type A { a: Int }", "Query root type must be provided.")]
    [InlineData("schema { query: I } interface I { a: Int }", "Query root type must be Object type, it cannot be I. (1:17)")]
    [InlineData("schema { query: Query mutation: U } type Query { a: Int } union U = Query", "Mutation root type must be Object type if provided, it cannot be U. (1:33)")]
    [InlineData("schema { query: Query mutation: Query } type Query { a: Int }", "All root types must be different, \"Query\" type is used as query and mutation root types. (1:17, 1:33)")]
    [InlineData("type Query { a: Int } type B", "Type B must define one or more fields. (1:23)")]
    [InlineData("type Query { __a: Int }", "Name \"__a\" must not begin with \"__\", which is reserved by GraphQL introspection. (1:14)")]
    [InlineData("type Query { a: In } input In { a: Int }", "The type of Query.a must be Output Type but got: In. (1:17)")]
    [InlineData("type Query { a(x: Query): Int }", "The type of Query.a(x:) must be Input Type but got: Query. (1:19)")]
    [InlineData("type Query { a(x: Int! @deprecated): Int }", "Required argument Query.a(x:) cannot be deprecated. (1:24, 1:19)")]
    [InlineData("type Query { a: Int } input I { a: Int! @deprecated }", "Required input field I.a cannot be deprecated. (1:41, 1:36)")]
    [InlineData("type Query { a: Int } input I { a: Query }", "The type of I.a must be Input Type but got: Query. (1:36)")]
    [InlineData("type Query { a: Int } input I", "Input Object type I must define one or more fields. (1:23)")]
    [InlineData("type Query { a: Int } enum E", "Enum type E must define one or more values. (1:23)")]
    [InlineData("type Query { a: Int } union U", "Union type U must define one or more member types. (1:23)")]
    [InlineData("type Query { a: Int } union U = Query | Query", "Union type U can only include type Query once. (1:33, 1:41)")]
    [InlineData("type Query { a: Int } union U = E enum E { A }", "Union type U can only include Object types, it cannot include E. (1:33)")]
    [InlineData("type Query implements E { a: Int } enum E { A }", "Type Query must only implement Interface types, it cannot implement E. (1:23)")]
    [InlineData("type Query implements I { a: Int } interface I { b: Int }", "Interface field I.b expected but Query does not provide it. (1:50, 1:1)")]
    [InlineData("type Query implements I { a: Int } interface I { a: Int! }", "Interface field I.a expects type Int! but Query.a is type Int. (1:53, 1:30)")]
    [InlineData("type Query implements I { a: Int } interface I { a(x: Int): Int }", "Interface field argument I.a(x:) expected but Query.a does not provide it. (1:52, 1:27)")]
    [InlineData("type Query implements I { a(x: Int!): Int } interface I { a(x: Int): Int }", "Interface field argument I.a(x:) expects type Int but Query.a(x:) is type Int!. (1:64, 1:32)")]
    [InlineData("type Query implements I { a(x: Int!): Int } interface I { a: Int }", "Object field Query.a includes required argument x that is missing from the Interface field I.a. (1:29, 1:59)")]
    [InlineData("type Query implements I { a: Int } interface I implements J { a: Int } interface J { a: Int }", "Type Query must implement J because it is implemented by I. (1:59, 1:23)")]
    [InlineData("type Query implements I & I { a: Int } interface I { a: Int }", "Type Query can only implement I once. (1:23, 1:27)")]
    [InlineData("type Query { a: Int } interface I implements I { a: Int }", "Type I cannot implement itself because it would create a circular reference. (1:46)")]
    [InlineData("type Query { a: Int } input A @oneOf { a: Int! }", "OneOf input field A.a must be nullable. (1:43)")]
    [InlineData("type Query { a: Int } input A @oneOf { a: Int = 1 }", "OneOf input field A.a cannot have a default value. (1:40)")]
    [InlineData("type Query { a: Int } input A { b: B! } input B { a: A! }", "Cannot reference Input Object \"A\" within itself through a series of non-null fields: \"b.a\". (1:33, 1:51)")]
    [InlineData("type Query { a: Int } input A { a: A = {} }", "Invalid circular reference. The default value of Input Object field A.a references itself. (1:40)")]
    [InlineData("type Query { a: Int } input A { b: B = {} } input B { a: A = {} }", "Invalid circular reference. The default value of Input Object field A.b references itself via the default values of: B.a. (1:40, 1:62)")]
    [InlineData("type Query { a(x: Int = \"x\"): Int }", "Query.a(x:) has invalid default value: Int cannot represent non-integer value: \"x\" (1:25)")]
    [InlineData("type Query { a: Int } directive @d(a: Query) on FIELD", "The type of @d(a:) must be Input Type but got: Query. (1:36)")]
    public void A_schema_is_refused_with_its_reason_and_place(string sdl, string expected) =>
        Assert.Equal(expected, Assert.Throws<SchemaException>(() => Schema.FromSdl(sdl)).Message.ReplaceLineEndings("\n"));

    [Theory]
    [InlineData("type Query implements I { a: Int! } interface I { a: Int }")]
    [InlineData("type Query implements I { a: [Query!]! } interface I { a: [I] }")]
    [InlineData("type Query implements I { a(x: Int, y: Int! = 1): Int } interface I { a(x: Int): Int }")]
    [InlineData("type Query implements I & J { a: Int } interface I implements J { a: Int } interface J { a: Int }")]
    [InlineData("type Query { a(x: A): Int } input A { a: A b: [A!]! c: A = {c: null, b: []} }")]
    [InlineData("type Query { a(x: A): Int } input A { b: B! } input B { a: A }")]
    [InlineData("schema { query: Q } type Q { a: Query } type Query { a: Int } type Mutation { a: Int }")]
    [InlineData("type Query extend type Query { a: Int } extend schema { mutation: M } type M { a: Int }")]
    [InlineData("scalar Int type Query { a: Int }")]
    public void A_sound_schema_is_taken(string sdl) => Assert.NotNull(Schema.FromSdl(sdl).QueryType);

    [Fact]
    public void A_schema_made_in_code_reports_all_its_problems_at_once()
    {
        var schema = new SchemaBuilder();
        var first = schema.Object<string>("Same").Field("a", Scalars.Int, static s => s.Length);
        var second = schema.Object<string>("Same").Field("a", schema.InputObject("In").Field("x", Scalars.Int), static s => s.Length);
        schema.Union("Either").Member(first).Member(second);
        schema.Enum("Empty");
        schema.Query.Field("bad name", Scalars.Int, [Arg.Of("x", Scalars.Int, null, "text")], (ctx, ct) => Task.FromResult(1));
        var errors = Assert.Throws<SchemaException>(schema.Build).Errors.Select(static error => error.Message).ToList();
        Assert.Contains("There can be only one type named \"Same\".", errors);
        Assert.Contains("Same and Same share the CLR type String, so \"Either\" cannot tell them apart. Give \"Either\" a ResolveType.", errors);
        Assert.Contains("Enum type Empty must define one or more values.", errors);
        Assert.Contains("\"bad name\" is no name: it must match [_A-Za-z][_0-9A-Za-z]*.", errors);
        Assert.Contains("The type of Same.a must be Output Type but got: In.", errors);
    }

    [Fact]
    public void A_default_of_the_wrong_type_is_refused()
    {
        var schema = new SchemaBuilder();
        schema.Query.Field("a", Scalars.Int, [Arg.Of("x", Scalars.Int, null, "text")], (ctx, ct) => Task.FromResult(1));
        Assert.StartsWith("Query.a(x:) has invalid default value", Assert.Throws<SchemaException>(schema.Build).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_built_schema_does_not_change_any_more()
    {
        var schema = new SchemaBuilder();
        var type = schema.Object<string>("T").Field("a", Scalars.Int, static s => s.Length);
        schema.Query.Field("t", type, null, (ctx, ct) => Task.FromResult("x"));
        schema.Build();
        Assert.Throws<InvalidOperationException>(() => type.Field("b", Scalars.Int, static s => s.Length));
    }
}
