using FieldServices.EventStore.Views;

namespace FieldServices.Scenarios.Reads;

/// <summary>Rows for the table of any view, made of the types of its columns: so that no view is left out because nobody thought of it.</summary>
internal static class AnyRows
{
    /// <summary>Whether rows differ in a column as they do in life.</summary>
    public static bool Varies(ViewColumn column) => column.Type is { IsArray: false, IsGeography: false, Sql: not "jsonb" } && column.Name != "version";

    /// <summary>Inserts rows of the tenant <c>$1</c>.</summary>
    public static string Insert(ViewTable table, int rows)
    {
        var columns = table.Columns.Select(c => $"'{c.Name}', {(c == table.Key ? "gen_random_uuid()" : c.IsNullable ? $"case when i % 3 > 0 then {Value(c)} end" : Value(c))}").ToList();
        // A call takes a hundred arguments.
        var parts = columns.Chunk(40).Select(part => $"jsonb_build_object({string.Join(", ", part)})").Prepend("jsonb_build_object('tenant_id', $1::uuid, 'from_position', 1)");
        return $"""
            insert into {table.Name}
            select filled.* from generate_series(1, {rows}) i, jsonb_populate_record(null::{table.Name}, {string.Join(" || ", parts)}) filled
            """;
    }

    // Of a few values one is frequent, as most things of a kind end up in the same state.
    private static string Value(ViewColumn column)
    {
        var type = Nullable.GetUnderlyingType(column.ClrType) ?? column.ClrType;
        return column.Name == "version" ? "1"
            : type.IsEnum ? $"(array[{string.Join(", ", Enum.GetValues(type).Cast<Enum>().Select(v => $"'{EnumText.Of(v)}'"))}])[case when i % 20 = 0 then 1 + i / 20 % {Enum.GetValues(type).Length} else 1 end]"
            : column.Type switch
            {
                { IsArray: true } => "case when i % 40 = 0 then array['gas', 'other'] else array['other'] end",
                { IsGeography: true } => "'POINT(-0.1 51.5)'",
                { Sql: "jsonb" } => "jsonb_build_object()",
                { Sql: "uuid" } => "md5((i % 400)::text)::uuid",
                { Sql: "boolean" } => "i % 40 = 0",
                { Sql: "timestamptz" } => "timestamptz '2026-01-01Z' + i * interval '7 min'",
                { Sql: "date" } => "date '2026-01-01' + i % 700",
                { Sql: "time" } => "'08:00'",
                { Sql: "text" } => "'Value ' || i",
                _ => "i % 900",
            };
    }
}
