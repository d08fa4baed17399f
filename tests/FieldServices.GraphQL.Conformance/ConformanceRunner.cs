using FieldServices.GraphQL.Errors;
using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Conformance;

/// <summary>Puts a case to the engine.</summary>
public sealed class ConformanceRunner
{
    /// <summary>Answers a case; what the engine refuses is in the answer.</summary>
    /// <exception cref="FormatException">The case itself makes no sense.</exception>
    public static ConformanceAnswer Run(ConformanceCase question)
    {
        try
        {
            return question.Kind switch
            {
                "parse" => Parse(question),
                _ => throw new FormatException($"There is no kind \"{question.Kind}\"."),
            };
        }
        catch (GraphQLSyntaxException exception)
        {
            return new ConformanceAnswer([exception.Error]);
        }
    }

    private static ConformanceAnswer Parse(ConformanceCase question)
    {
        GraphQLParser.Parse(question.Query ?? question.Sdl ?? throw new FormatException("\"query\" is missing."));
        return ConformanceAnswer.Accepted;
    }
}
