using FieldServices.GraphQL.Errors;
using FieldServices.GraphQL.Execution;
using FieldServices.GraphQL.Execution.Coercion;
using FieldServices.GraphQL.Execution.Planning;
using FieldServices.GraphQL.Execution.Running;
using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Access;

/// <summary>
/// Refuses an operation that filters, groups or orders by what its caller may not see, before anything runs: the order and number of
/// rows would tell what their fields may not.
/// </summary>
internal sealed class InputGuards(VariableValues variables, object? requestContext)
{
    private readonly List<GraphQLError> _errors = [];

    /// <exception cref="RequestException">A hidden field is used.</exception>
    public static void Require(OperationPlan plan, VariableValues variables, object? requestContext)
    {
        if (plan.GuardedFields.Count == 0)
            return;
        var guards = new InputGuards(variables, requestContext);
        foreach (var field in plan.GuardedFields)
            guards.Check(field);
        if (guards._errors.Count > 0)
            throw new RequestException(guards._errors);
    }

    /// <summary>The fields of an operation that could be given something guarded, whoever asks and with whatever variables.</summary>
    public static IReadOnlyList<PlannedField> FieldsOf(OperationPlan plan)
    {
        var found = new List<PlannedField>();
        if (plan.Schema.GuardsInputs)
            Collect(plan.Root, [], found);
        return found;
    }

    private static void Collect(ObjectPlan plan, HashSet<ObjectPlan> visited, List<PlannedField> found)
    {
        if (!visited.Add(plan))
            return;
        foreach (var field in plan.Fields)
        {
            if (field.Definition.Arguments.Any(static argument => IsGuarded(argument, [])))
                found.Add(field);
            foreach (var type in field.PossibleTypes)
                Collect(field.Child(type), visited, found);
        }
    }

    private static bool IsGuarded(InputField input, HashSet<NamedType> visited) => input.Guard is not null || input.Type.Named switch
    {
        EnumType members => members.Members.Any(static member => member.Guard is not null),
        InputObjectType type => visited.Add(type) && type.Fields.Any(field => IsGuarded(field, visited)),
        _ => false,
    };

    private void Check(PlannedField field)
    {
        try
        {
            var arguments = field.Arguments.Constant ?? field.Arguments.Coerce(variables);
            foreach (var argument in field.Definition.Arguments)
            {
                if (arguments.HasArgument(argument.Name))
                    Check(field, argument, arguments.Argument<object>(argument.Name));
            }
        }
        catch (Exception exception) when (exception is FieldFailureException or ScalarCoercionException)
        {
            // The field fails with this when it is reached, and never sees its arguments.
        }
    }

    private void Check(PlannedField field, InputField input, object? value)
    {
        Check(field, input.Name, input.Guard);
        Check(field, input.Type, value);
    }

    private void Check(PlannedField field, SchemaType type, object? value)
    {
        switch (type.Nullable, value)
        {
            case (_, null):
                break;
            case (ListType list, IEnumerable<object?> items):
                foreach (var item in items)
                    Check(field, list.Of, item);
                break;
            case (InputObjectType input, IReadOnlyDictionary<string, object?> fields):
                foreach (var (name, given) in fields)
                    Check(field, input.FindField(name)!, given);
                break;
            case (EnumType members, _) when members.Members.FirstOrDefault(member => Equals(member.Value, value)) is { } member:
                Check(field, member.Name, member.Guard);
                break;
        }
    }

    private void Check(PlannedField field, string name, FieldGuard? guard)
    {
        if (guard is null || guard(requestContext) is not { IsGranted: false } denied)
            return;
        var reason = denied.Error ?? new GraphQLFieldException($"\"{name}\" may not be used here: what it stands for is hidden from you.", "FORBIDDEN");
        _errors.Add(new GraphQLError(reason.Message, [field.Nodes[0].Location], [field.ResponseKey], ErrorExtensions.Of(reason)));
    }
}
