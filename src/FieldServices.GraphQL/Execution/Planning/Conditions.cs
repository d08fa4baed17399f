using System.Collections.Immutable;
using FieldServices.GraphQL.Errors;
using FieldServices.GraphQL.Execution.Coercion;
using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Execution.Planning;

/// <summary>The outcome of the <c>@skip</c> and <c>@include</c> conditions of an operation for some values of its variables.</summary>
internal sealed class Conditions(IReadOnlyDictionary<string, bool> variables)
{
    /// <summary>Whether the selection counts (specification: @skip, @include).</summary>
    public bool Includes(Selection selection)
    {
        foreach (var directive in selection.Directives)
        {
            if (directive.Name.Value == "skip" && If(directive))
                return false;
            if (directive.Name.Value == "include" && !If(directive))
                return false;
        }
        return true;
    }

    /// <summary>The value of each variable that decides something.</summary>
    /// <exception cref="RequestException">A deciding variable is null or missing.</exception>
    public static Conditions Evaluate(ImmutableArray<(string Name, Location Location)> deciding, VariableValues variables)
    {
        var outcome = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var (name, location) in deciding)
        {
            outcome[name] = variables.TryGet(name, out var value) && value is bool flag
                ? flag
                : throw new RequestException(new GraphQLError("Argument \"if\" of non-null type \"Boolean!\" must not be null.", location)) { HasData = true };
        }
        return new Conditions(outcome);
    }

    /// <summary>The outcome as a text to tell plans apart.</summary>
    public string Key(ImmutableArray<(string Name, Location Location)> deciding) =>
        string.Create(deciding.Length, (variables, deciding), static (key, state) =>
        {
            for (var i = 0; i < key.Length; i++)
                key[i] = state.variables[state.deciding[i].Name] ? '1' : '0';
        });

    private bool If(Directive directive)
    {
        foreach (var argument in directive.Arguments)
        {
            if (argument.Name.Value == "if")
            {
                return argument.Value switch
                {
                    BooleanValue literal => literal.IsTrue,
                    Variable variable when variables.TryGetValue(variable.Name.Value, out var value) => value,
                    _ => throw Missing(directive),
                };
            }
        }
        throw Missing(directive);
    }

    private static RequestException Missing(Directive directive) =>
        new(new GraphQLError($"Directive \"@{directive.Name.Value}\" argument \"if\" of type \"Boolean!\" is required, but it was not provided.", directive.Location));
}
