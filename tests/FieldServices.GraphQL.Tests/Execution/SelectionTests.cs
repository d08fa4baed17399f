using FieldServices.GraphQL.Execution;
using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Tests.Execution;

/// <summary>What a resolver learns of the selection below its field.</summary>
public sealed class SelectionTests
{
    private readonly List<string> _seen = [];
    private int _computed;

    [Fact]
    public async Task Selected_fields_are_told_with_their_aliases_and_arguments()
    {
        await AskAsync("query($p: Float!) { figures { __typename count half: percentile(p: $p) most: percentile(p: 0.9) inner { count } } }", """{"p": 0.5}""");

        Assert.Equal(["count count  ", "percentile half 0.5 ", "percentile most 0.9 ", "inner inner  count"], _seen);
    }

    [Fact]
    public async Task A_wrong_argument_below_is_an_error_of_the_field_that_asks()
    {
        var answer = await AskAsync("query($p: Float = 0.5) { figures { percentile(p: $p) } }", """{"p": null}""");

        Assert.Contains("\"figures\":null", answer, StringComparison.Ordinal);
        Assert.Contains("must not be null", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_follows_from_the_selection_is_computed_once_for_a_document()
    {
        var executor = new GraphQLExecutor(SchemaOf());
        for (var i = 0; i < 3; i++)
            await executor.ExecuteAsync(new GraphQLRequest("{ figures { count } }"));
        await executor.ExecuteAsync(new GraphQLRequest("{ figures { inner { count } } }"));

        Assert.Equal(2, _computed);
    }

    private async Task<string> AskAsync(string query, string variables) => await Ask.OfAsync(SchemaOf(), query, variables);

    private Schema SchemaOf()
    {
        var schema = new SchemaBuilder();
        var figures = schema.Object<string>("Figures");
        figures.Field("count", Scalars.Int, _ => 1).Field("inner", figures, f => f)
            .Field("percentile", Scalars.Float, [Arg.Of("p", Scalars.Float.NonNull())], (_, args) => args.Argument<double>("p"));
        schema.Query.Field("figures", figures, [], (field, _) =>
        {
            _seen.AddRange(field.Selection.Fields.Select(f => FormattableString.Invariant($"{f.Name} {f.ResponseKey} {string.Join(",", f.Arguments.Present().Select(a => a.Value))} {string.Join(",", f.Selection.Names)}")));
            return Task.FromResult(field.Selection.Remember(this, _ => $"{++_computed}"));
        });
        return schema.Build();
    }
}
