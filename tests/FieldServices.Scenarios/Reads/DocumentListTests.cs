using System.Text.Json.Nodes;
using FieldServices.Api.CommandLine;
using FieldServices.Api.Reads;
using FieldServices.GraphQL.Transport;

namespace FieldServices.Scenarios.Reads;

/// <summary>The list of documents that a server knows from the start.</summary>
public sealed class DocumentListTests : IDisposable
{
    private const string Query = "query Open { emergencies { totalCount } }";

    private readonly string file = Path.GetTempFileName();

    [Fact]
    public void Documents_are_read_from_a_file_that_names_them_by_their_hash()
    {
        File.WriteAllText(file, new JsonObject { [DocumentId.Of(Query)] = Query }.ToJsonString());
        var settings = Read(file, "true");
        Assert.Equal([Query], settings.Documents);
        Assert.True(settings.Only);
        Assert.Empty(Read(null, null).Documents);
    }

    [Theory]
    [InlineData("""{"0000":"{ __typename }"}""", "is not the SHA-256")]
    [InlineData("""["{ __typename }"]""", "cannot be read")]
    [InlineData("nonsense", "cannot be read")]
    public void A_file_that_is_something_else_stops_the_start(string text, string message)
    {
        File.WriteAllText(file, text);
        Assert.Contains(message, Assert.Throws<UserErrorException>(() => Read(file, null)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void To_allow_nothing_else_needs_a_list() => Assert.Throws<UserErrorException>(() => Read(null, "true"));

    public void Dispose() => File.Delete(file);

    private static DocumentSettings Read(string? list, string? only) =>
        DocumentSettings.In(new Dictionary<string, string?> { [DocumentSettings.Variable] = list, [DocumentSettings.OnlyVariable] = only });
}
