using System.Text.Json;
using FieldServices.Api.Security;
using FieldServices.Domain.Modules;
using FieldServices.GraphQL.Access;
using FieldServices.GraphQL.Types;

namespace FieldServices.Api.Reads;

/// <summary>
/// Guards columns that not every role may see: in the type of the view, and in everything that is named after it, such as its filter,
/// its order and its figures. What is guarded without need hurts nobody; what is forgotten would be an oracle. What is hidden within a column
/// is guarded in the type of the record that it is a member of, wherever that is shown.
/// </summary>
public static class ViewGuards
{
    public static void Set(SchemaBuilder schema, IReadOnlyList<Module> modules, IEnumerable<ReadModel> models, ColumnGraphTypes columns)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(columns);
        var byRow = models.ToDictionary(m => m.Table.View.RowType);
        foreach (var visibility in modules.SelectMany(m => m.Visibilities))
        {
            var (model, property) = (byRow[visibility.Column.Owner], visibility.Column.Walk()[^1]);
            FieldGuard guard = context => Sights.AccessOf(visibility, ((ReadContext)context!).Caller.Role);
            if (property.DeclaringType != visibility.Column.Owner)
            {
                Set(columns.Of(property.DeclaringType!).Named, property.Name, guard);
                continue;
            }
            foreach (var type in schema.Types.Where(t => t.Name.StartsWith(model.Type.Name, StringComparison.Ordinal) && !columns.IsRecord(t)))
            {
                Set(type, property.Name, guard);
                foreach (var text in model.Table.View.Findables.Where(f => f.Property == property.Name))
                    Set(type, text.Field, guard);
            }
        }
    }

    private static void Set(NamedType type, string property, FieldGuard guard)
    {
        var field = JsonNamingPolicy.CamelCase.ConvertName(property);
        var member = JsonNamingPolicy.SnakeCaseUpper.ConvertName(property);
        switch (type)
        {
            case FieldsType shown when shown.FindField(field) is not null:
                shown.SetGuard(field, guard);
                break;
            case InputObjectType input when input.FindField(field) is not null:
                input.SetGuard(field, guard);
                break;
            case EnumType choice when choice.FindMember(member) is not null:
                choice.SetGuard(member, guard);
                break;
        }
    }
}
