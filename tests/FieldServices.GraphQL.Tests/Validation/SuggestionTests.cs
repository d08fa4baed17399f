using FieldServices.GraphQL.Validation;

namespace FieldServices.GraphQL.Tests.Validation;

public sealed class SuggestionTests
{
    [Fact]
    public void The_nearest_name_comes_first()
        => Assert.Equal(["abc", "ab", "a"], Suggestion.Similar("abc", ["a", "ab", "abc", "abcdefgh"]));

    [Fact]
    public void A_difference_in_case_counts_as_one_edit()
        => Assert.Equal(["VERYLONGNAME"], Suggestion.Similar("verylongname", ["VERYLONGNAME", "somethingelse"]));

    [Fact]
    public void Neighbours_that_changed_places_count_as_one_edit()
        => Assert.Equal(["agr"], Suggestion.Similar("arg", ["agr", "xyz"]));

    [Fact]
    public void Numbers_within_names_are_compared_as_numbers()
        => Assert.Equal(["a1b", "a2b", "a10b", "ab"], new[] { "ab", "a10b", "a2b", "a1b" }.Order(NaturalOrder.Instance));

    [Theory]
    [InlineData(0, "")]
    [InlineData(1, " Did you mean \"n1\"?")]
    [InlineData(2, " Did you mean \"n1\" or \"n2\"?")]
    [InlineData(3, " Did you mean \"n1\", \"n2\", or \"n3\"?")]
    [InlineData(7, " Did you mean \"n1\", \"n2\", \"n3\", \"n4\", or \"n5\"?")]
    public void At_most_five_names_are_proposed(int count, string expected)
        => Assert.Equal(expected, Suggestion.DidYouMean([.. Enumerable.Range(1, count).Select(i => $"n{i}")]));
}
