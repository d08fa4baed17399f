using FieldServices.EventStore.Views;
using FieldServices.GraphQL.Execution;
using FieldServices.GraphQL.Types;
using NpgsqlTypes;

namespace FieldServices.Api.Reads.Filters;

/// <summary>
/// Conditions on personal text. Each value is sealed for itself, so only a whole value can be looked for, by its keyed hash: there is no order, no
/// beginning and no part to compare. A name for the rest would be refused every time, so there is none.
/// </summary>
internal static class PersonalTextFilter
{
    public const string Name = "PersonalTextFilter";
    private const int MostValues = 100;

    public static InputObjectType TypeOf(SchemaBuilder schema) => schema
        .InputObject(Name, "Conditions on a telephone number or an e-mail address. The values are sealed, so only whole ones can be looked for, in any way of writing; parts, beginnings, order and absence cannot be compared.")
        .Field("eq", Scalars.String, "The whole value, such as +44 20 7946 0018.").Field("in", Scalars.String.NonNull().List(), "One of these whole values.");

    /// <param name="sql">The statement.</param>
    /// <param name="text">What is looked for.</param>
    /// <param name="values">The sealed values of a row.</param>
    /// <param name="conditions">The conditions.</param>
    public static void Add(SqlText sql, FindableText text, string values, IReadOnlyDictionary<string, object?> conditions)
    {
        sql.Add("(true");
        foreach (var (name, value) in conditions)
        {
            IReadOnlyList<object?> wanted = value as IReadOnlyList<object?> ?? [value];
            if (value is null || wanted.Count > MostValues)
                throw Refused(value is null ? $"'{text.Field}' needs a whole value." : $"'{text.Field}' takes at most {MostValues} values.");
            string[] normal = [.. wanted.Select(w => text.Lookup.Normalise((string)w!) ?? throw Refused($"'{text.Field}' looks for whole values, and this is no {text.Lookup.Kind}: values are sealed one by one, so a part finds nothing."))];
            // A subselect without a connection to the rows, so that it is read once and its values are looked up in the index.
            sql.Add($" and {values} ?| array(select l.value from eventstore.data_lookups l where l.tenant_id = {SqlText.Tenant} and l.lookup = any(")
                .AddLater(NpgsqlDbType.Array | NpgsqlDbType.Bytea, (context, cancellationToken) => HashesAsync(context, text, normal, cancellationToken)).Add("))");
        }
        sql.Add(")");
    }

    private static async ValueTask<object> HashesAsync(ReadContext context, FindableText text, string[] normal, CancellationToken cancellationToken)
    {
        var hashes = new byte[normal.Length][];
        for (var i = 0; i < hashes.Length; i++)
            hashes[i] = await context.Platform.Personal.LookupAsync(context.Caller.Tenant, text.Lookup, normal[i], cancellationToken);
        return hashes;
    }

    private static GraphQLFieldException Refused(string message) => new(message, "BAD_USER_INPUT");
}
