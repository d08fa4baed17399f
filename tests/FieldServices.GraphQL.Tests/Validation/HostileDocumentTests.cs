using FieldServices.GraphQL.Language;
using FieldServices.GraphQL.Types;
using FieldServices.GraphQL.Validation;

namespace FieldServices.GraphQL.Tests.Validation;

/// <summary>
/// Documents within the limits of the parser that a naive validator would work on for minutes, or overflow its stack over.
/// Each has to be refused, or accepted, by counted work; that these tests end shows it.
/// </summary>
public sealed class HostileDocumentTests
{
    private static readonly Schema Loop = Schema.FromSdl("type Query { a(x: Int): Query b: Query c: Int }");

    private static readonly ParserLimits Generous = ParserLimits.TypeSystem;

    [Fact]
    public void One_field_under_many_aliases_is_compared_with_none()
        => Assert.Empty(Validate($"{{ {Join(4_000, i => $"a{i}: c")} }}"));

    [Fact]
    public void One_field_repeated_thousands_of_times_ends_the_validation()
        => Aborts($"{{ {Join(3_000, i => "a { c }")} }}");

    [Fact]
    public void One_leaf_repeated_thousands_of_times_ends_the_validation()
        => Aborts($"{{ {Join(10_000, _ => "c")} }}");

    [Fact]
    public void Many_arguments_under_one_key_end_the_validation_with_a_hundred_errors()
    {
        var errors = Validate($"{{ {Join(1_000, i => $"a(x: {i}) {{ c }}")} }}");

        Assert.Equal(101, errors.Count);
        Assert.StartsWith("Too many validation errors", errors[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Repeated_fields_that_nest_are_compared_once_for_each_pair()
    {
        const int Levels = 30;
        var text = string.Concat(Enumerable.Repeat("a { c } a { c } b { ", Levels)) + "c" + string.Concat(Enumerable.Repeat(" }", Levels));

        Assert.Empty(Validate($"{{ {text} }}"));
    }

    [Fact]
    public void Doubled_selections_within_each_other_do_not_double_the_work()
    {
        // Each level selects its field twice, so that the pairs of a naive comparison grow by four with every level.
        var text = "c";
        for (var level = 0; level < 9; level++)
            text = $"a {{ {text} }} a {{ {text} }}";

        Assert.All(Validate($"{{ {text} }}"), error => Assert.Contains("aborted", error, StringComparison.Ordinal));
    }

    [Fact]
    public void Fragments_that_double_with_each_level_are_followed_once_each()
        => Assert.Empty(Validate(
            "{ ...F0 }" + Join(50, i => $"fragment F{i} on Query {{ a {{ ...F{i + 1} }} b {{ ...F{i + 1} }} }}")
            + "fragment F50 on Query { c }"));

    [Fact]
    public void Fragments_that_spread_the_next_twice_are_followed_once_each()
        => Assert.Empty(Validate(
            "{ ...F0 }" + Join(100, i => $"fragment F{i} on Query {{ ...F{i + 1} ...F{i + 1} }}") + "fragment F100 on Query { c }"));

    [Fact]
    public void A_long_chain_of_fragments_is_refused_for_its_depth()
        => Assert.Equal(
            "Selections are nested more than 200 levels deep. Validation aborted.",
            Assert.Single(Validate("{ ...F0 }" + Join(1_500, i => $"fragment F{i} on Query {{ a {{ ...F{i + 1} }} }}") + "fragment F1500 on Query { c }")));

    [Fact]
    public void A_long_chain_of_fragments_that_nothing_selects_in_between_is_refused_for_its_depth()
        => Assert.Contains("levels deep", Assert.Single(
            Validate("{ ...F0 }" + Join(1_900, i => $"fragment F{i} on Query {{ ...F{i + 1} }}") + "fragment F1900 on Query { c }")), StringComparison.Ordinal);

    [Fact]
    public void A_long_cycle_of_fragments_is_refused()
        => Assert.NotEmpty(Validate("{ ...F0 }" + Join(1_500, i => $"fragment F{i} on Query {{ a {{ ...F{(i + 1) % 1_500} }} }}")));

    [Fact]
    public void Fragments_that_all_spread_each_other_are_refused()
    {
        var spreads = Join(100, i => $"...F{i}");
        Assert.NotEmpty(Validate($"{{ {spreads} }}" + Join(100, i => $"fragment F{i} on Query {{ a {{ {spreads} }} }}")));
    }

    [Fact]
    public void Many_operations_that_share_many_fragments_end_the_validation()
    {
        var fragments = Join(400, i => $"fragment F{i} on Query {{ c ...F{i + 1} }}") + "fragment F400 on Query { c }";
        Aborts(Join(400, i => $"query Q{i} {{ ...F300 }}") + fragments, new ValidationOptions { MaxDepth = 1_000, MaxFragmentSteps = 10_000 });
    }

    [Fact]
    public void Variables_of_many_fragments_in_many_operations_end_the_validation()
        => Aborts(
            Join(300, i => $"query Q{i}($v: Int) {{ ...F }}") + $"fragment F on Query {{ {Join(1_000, i => $"a{i}: a(x: $v) {{ c }}")} }}");

    [Fact]
    public void Loops_through_the_introspection_are_refused()
    {
        var open = string.Concat(Enumerable.Repeat("fields { type { ", 50));
        var close = string.Concat(Enumerable.Repeat("} }", 50));
        Assert.Equal(
            "Maximum introspection depth exceeded",
            Assert.Single(Validate($"{{ __schema {{ types {{ {open} name {close} }} }} }}", new ValidationOptions { MaxDepth = 1_000 })));
    }

    [Fact]
    public void Huge_integers_are_refused_where_an_Int_is_expected()
        => Assert.Contains("32-bit", Assert.Single(Validate($"{{ a(x: {new string('9', 10_000)}) {{ c }} }}")), StringComparison.Ordinal);

    [Fact]
    public void A_huge_unknown_name_is_refused_without_a_search_for_similar_ones()
        => Assert.Single(Validate($"{{ {new string('x', 500_000)} }}"));

    [Fact]
    public void Deep_lists_are_refused_once()
        => Assert.Single(Validate($"{{ a(x: {new string('[', 150)}1{new string(']', 150)}) {{ c }} }}"));

    [Fact]
    public void Deep_literals_are_taken_where_anything_is()
    {
        var schema = Schema.FromSdl("type Query { a(x: Any): Int } scalar Any");
        var document = GraphQLParser.Parse($"{{ a(x: {new string('[', 150)}1{new string(']', 150)}) }}");

        Assert.Empty(DocumentValidator.Validate(schema, document));
    }

    [Fact]
    public void Ten_thousand_unknown_directives_end_the_validation()
        => Aborts($"{{ c {Join(10_000, _ => "@x")} }}");

    private static void Aborts(string text, ValidationOptions? options = null)
        => Assert.Contains("aborted", Validate(text, options)[^1], StringComparison.Ordinal);

    private static List<string> Validate(string text, ValidationOptions? options = null)
        => [.. DocumentValidator.Validate(Loop, GraphQLParser.Parse(text, Generous), null, options).Select(error => error.Message)];

    private static string Join(int count, Func<int, string> make) => string.Join(' ', Enumerable.Range(0, count).Select(make));
}
