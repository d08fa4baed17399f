using System.Globalization;
using FieldServices.EventStore.Views;

namespace FieldServices.Api.Problems;

/// <summary>Reads the parameters of a query and gathers what is wrong with them, not only the first.</summary>
public sealed class QueryParameters(IQueryCollection query)
{
    private readonly List<FieldProblem> problems = [];

    /// <summary>What the sender should be told; null while everything is right.</summary>
    public Problem? Problem => problems.Count == 0
        ? null
        : Problem.Of(400, "validation-failed", "A parameter is not valid.", problems[0].Message) with { Errors = problems };

    public long Number(string name, long otherwise, long least, long most)
    {
        if (Text(name) is not { } text)
            return otherwise;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
            return value;
        Note(name, $"{name} is a whole number from {least} to {most}.");
        return otherwise;
    }

    /// <summary>One of the words of an enumeration, in lower case with hyphens; null when it is not given.</summary>
    public T? Word<T>(string name)
        where T : struct, Enum
    {
        if (Text(name) is not { } text)
            return null;
        foreach (var value in Enum.GetValues<T>())
        {
            if (EnumText.Of(value) == text)
                return value;
        }
        Note(name, $"{name} is one of: {string.Join(", ", EnumText.All(typeof(T)))}.");
        return null;
    }

    /// <summary>An id; null when it is not given.</summary>
    public Guid? Id(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (Guid.TryParse(text, out var id))
            return id;
        Note(name, $"{name} is a UUID such as 01890a5d-ac96-774b-bcce-b302099a8057.");
        return null;
    }

    private string? Text(string name)
    {
        var values = query[name];
        if (values.Count > 1)
            Note(name, $"{name} is given {values.Count} times; give it once.");
        return values is [{ } text] ? text : null;
    }

    private void Note(string name, string message) => problems.Add(new FieldProblem(null, "invalid", message, Parameter: name));
}
