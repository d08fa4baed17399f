using FieldServices.Domain.Modules;
using FieldServices.GraphQL.Types;

namespace FieldServices.Api.Reads;

/// <summary>What can be done with a thing as its row shows it, by the caller: the life cycle's own table, read backwards.</summary>
internal static class AllowedCommandsField
{
    public const string Name = "allowedCommands";
    private const string Status = "Status";

    /// <summary>Adds the field to the type of each list of things that has their status.</summary>
    public static void AddAll(IReadOnlyList<Module> modules, IReadOnlyDictionary<string, ReadModel> models)
    {
        foreach (var module in modules)
        {
            if (models.TryGetValue(module.Collection.Replace('-', '_'), out var model) && model.Table.Columns.Any(c => c.Property == Status))
                Add(module, model, model.IndexOf(Status), module.WholeProperty is { } whole ? model.IndexOf(whole) : null);
        }
    }

    private static void Add(Module module, ReadModel model, int status, int? whole)
    {
        model.Derived[Name] = whole is { } column ? [status, column] : [status];
        model.Type.Batch<(string Status, bool IsPart), IReadOnlyList<string>>(
            Name, Scalars.String.NonNull().List().NonNull(), row => (row[status]!.ToString()!, whole is { } part && row[part] is not null),
            (found, field, _) =>
            {
                var role = ReadContext.Of(field).Caller.Role;
                return Task.FromResult<IReadOnlyDictionary<(string Status, bool IsPart), IReadOnlyList<string>>>(
                    found.ToDictionary(k => k, k => module.AllowedCommands(k.Status, role, k.IsPart)));
            },
            "What your role may do with it now, by the table of its life cycle; other rules may still refuse it.");
    }
}
