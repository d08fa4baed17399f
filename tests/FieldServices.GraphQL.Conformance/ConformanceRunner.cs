using System.Text.Json;
using FieldServices.GraphQL.Errors;
using FieldServices.GraphQL.Execution;
using FieldServices.GraphQL.Language;
using FieldServices.GraphQL.Types;
using FieldServices.GraphQL.Validation;

namespace FieldServices.GraphQL.Conformance;

/// <summary>Puts cases to the engine, one after another.</summary>
public sealed class ConformanceRunner
{
    private const int MaxSchemas = 32;
    private readonly Dictionary<string, GraphQLExecutor> _executors = new(StringComparer.Ordinal);

    /// <summary>Answers a case; what the engine refuses is in the answer.</summary>
    /// <exception cref="FormatException">The case itself makes no sense.</exception>
    public ConformanceAnswer Run(ConformanceCase question)
    {
        ArgumentNullException.ThrowIfNull(question);
        try
        {
            return question.Kind switch
            {
                "parse" => Parse(question),
                "schema" => CheckSchema(question),
                "validate" => Validate(question),
                "execute" => Execute(question),
                _ => throw new FormatException($"There is no kind \"{question.Kind}\"."),
            };
        }
        catch (GraphQLSyntaxException exception)
        {
            return new ConformanceAnswer([exception.Error]);
        }
        catch (SchemaException exception)
        {
            return new ConformanceAnswer(exception.Errors);
        }
    }

    private static ConformanceAnswer Parse(ConformanceCase question)
    {
        GraphQLParser.Parse(question.Query ?? question.Sdl ?? throw Missing("query"));
        return ConformanceAnswer.Accepted;
    }

    private static ConformanceAnswer CheckSchema(ConformanceCase question)
    {
        Schema.FromSdl(question.Sdl ?? throw Missing("sdl"));
        return ConformanceAnswer.Accepted;
    }

    private ConformanceAnswer Validate(ConformanceCase question)
    {
        var schema = ExecutorFor(question).Schema;
        var document = GraphQLParser.Parse(question.Query ?? throw Missing("query"));
        return new ConformanceAnswer(DocumentValidator.Validate(schema, document, question.Rules?.Select(FindRule).ToList()));
    }

    private ConformanceAnswer Execute(ConformanceCase question)
    {
        var request = new GraphQLRequest(question.Query ?? throw Missing("query"))
        {
            OperationName = question.OperationName,
            Variables = question.Variables ?? default,
            RootValue = question.RootValue,
        };
        // Resolvers over JSON data never wait, so the response is there at once.
        using var response = ExecutorFor(question).ExecuteAsync(request).AsTask().GetAwaiter().GetResult();
        using var json = JsonDocument.Parse(response.Utf8Json, new JsonDocumentOptions { MaxDepth = int.MaxValue });
        JsonElement? data = json.RootElement.TryGetProperty("data", out var found) ? found.Clone() : null;
        return new ConformanceAnswer(response.Errors, data);
    }

    /// <summary>Cases with the same schema share it, as requests to one server do.</summary>
    private GraphQLExecutor ExecutorFor(ConformanceCase question)
    {
        var sdl = question.Sdl ?? throw Missing("sdl");
        if (_executors.TryGetValue(sdl, out var known))
            return known;
        if (_executors.Count == MaxSchemas)
            _executors.Clear();
        return _executors[sdl] = new GraphQLExecutor(Schema.FromSdl(sdl));
    }

    private static ValidationRule FindRule(string name)
        => ValidationRules.Find(name) ?? ValidationRules.Find(name.Replace("Rule", "", StringComparison.Ordinal)) ?? throw new FormatException($"There is no rule \"{name}\".");

    private static FormatException Missing(string member) => new($"\"{member}\" is missing.");
}
