using System.Text.Json;
using FieldServices.GraphQL.Errors;

namespace FieldServices.GraphQL.Conformance;

/// <summary>
/// Reads cases, one JSON object per line, and answers each with one line, in order, as soon as it is known. A case that makes
/// no sense is answered with what is wrong with it.
/// </summary>
public sealed class Harness
{
    private static readonly JsonDocumentOptions Parsing = new() { MaxDepth = int.MaxValue };
    private readonly ConformanceRunner _runner = new();

    /// <summary>Answers every line of the input, until its end.</summary>
    public void Run(Stream input, Stream output)
    {
        ArgumentNullException.ThrowIfNull(output);
        using var lines = new StreamReader(input);
        using var buffer = new MemoryStream();
        while (lines.ReadLine() is { } line)
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            buffer.SetLength(0);
            Answer(line, buffer);
            output.Write(buffer.GetBuffer(), 0, (int)buffer.Length);
            output.Flush();
        }
    }

    private void Answer(string line, MemoryStream output)
    {
        JsonElement? id = null;
        try
        {
            using var json = JsonDocument.Parse(line, Parsing);
            if (json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("id", out var given))
                id = given.Clone();
            AnswerWriter.Write(output, id, _runner.Run(ConformanceCase.Read(json.RootElement)));
        }
#pragma warning disable CA1031 // Whatever goes wrong with one case must not keep the others from being answered.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            output.SetLength(0);
            AnswerWriter.Write(output, id, new ConformanceAnswer([new GraphQLError($"The case could not be run: {exception.Message}")]));
        }
    }
}
