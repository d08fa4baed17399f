using System.Text.Json;
using FieldServices.GraphQL.Conformance;
using FieldServices.GraphQL.Errors;

var parsing = new JsonDocumentOptions { MaxDepth = 1000 };
var runner = new ConformanceRunner();
using var input = new StreamReader(Console.OpenStandardInput());
using var output = Console.OpenStandardOutput();
while (input.ReadLine() is { } line)
{
    if (!string.IsNullOrWhiteSpace(line))
        Answer(line);
}

void Answer(string line)
{
    JsonElement? id = null;
    ConformanceAnswer answer;
    try
    {
        using var json = JsonDocument.Parse(line, parsing);
        if (json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("id", out var given))
            id = given.Clone();
        answer = runner.Run(ConformanceCase.Read(json.RootElement));
    }
#pragma warning disable CA1031 // Whatever goes wrong with one case must not keep the others from being answered.
    catch (Exception exception)
#pragma warning restore CA1031
    {
        answer = new ConformanceAnswer([new GraphQLError($"The case could not be run: {exception.Message}")]);
    }
    using var buffer = new MemoryStream();
    AnswerWriter.Write(buffer, id, answer);
    output.Write(buffer.GetBuffer(), 0, (int)buffer.Length);
    output.Flush();
}
