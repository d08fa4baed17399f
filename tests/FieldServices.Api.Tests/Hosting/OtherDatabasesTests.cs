using FieldServices.Api.Hosting;

namespace FieldServices.Api.Tests.Hosting;

public sealed class OtherDatabasesTests
{
    [Fact]
    public void Each_variable_with_the_prefix_names_a_database()
    {
        var variables = new Dictionary<string, string>
        {
            ["FIELDSERVICES_DATABASE"] = "Host=home", ["FIELDSERVICES_DATABASE_WEST_2"] = "Host=w", ["FIELDSERVICES_DATABASE_EAST"] = "Host=e", ["FIELDSERVICES_DATABASE_OFF"] = "", ["PATH"] = "/bin",
        };
        Assert.Equal([new("east", "Host=e"), new("west-2", "Host=w")], OtherDatabases.In(variables));
    }

    [Theory]
    [InlineData("FIELDSERVICES_DATABASE_")]
    [InlineData("FIELDSERVICES_DATABASE_east")]
    [InlineData("FIELDSERVICES_DATABASE_2")]
    [InlineData("FIELDSERVICES_DATABASE_HOME")]
    public void A_name_that_is_none_is_refused_with_the_variable(string variable)
    {
        var refused = Assert.Throws<ArgumentException>(() => OtherDatabases.In(new Dictionary<string, string> { [variable] = "Host=x" }));
        Assert.Contains(variable, refused.Message, StringComparison.Ordinal);
    }
}
