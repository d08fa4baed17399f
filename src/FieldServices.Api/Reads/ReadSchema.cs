using System.Text.Json;
using FieldServices.Api.Audit;
using FieldServices.Api.Live;
using FieldServices.Api.OpenApi;
using FieldServices.Api.Reads.Connections;
using FieldServices.Api.Reads.Fields;
using FieldServices.Api.Reads.Filters;
using FieldServices.Domain.Emergencies.Views;
using FieldServices.Domain.Modules;
using FieldServices.EventStore.Views;
using FieldServices.GraphQL.Types;

namespace FieldServices.Api.Reads;

/// <summary>The GraphQL schema: every view becomes a type, a list and a single field by itself; what needs more is added here.</summary>
public static class ReadSchema
{
    public static GraphQL.Types.Schema Build(IReadOnlyList<Module> modules, IReadOnlyList<ViewTable> tables)
    {
        var schema = new SchemaBuilder("What FieldServices knows: boards, figures and the history of everything.");
        var docs = new XmlDocs(typeof(Module));
        var types = new ColumnGraphTypes(schema, docs);
        var models = tables.ToDictionary(t => t.View.Name, t => new ReadModel(t, schema.Object<ReadRow>(TypeNameOf(t.View), docs.Of(t.View.RowType))));
        foreach (var model in models.Values)
            AddColumns(model, types, docs);
        foreach (var relation in Relation.All)
            relation.Add(models);
        var filters = new FilterTypes(schema, types);
        AddLists(schema, models, filters);
        NearestContractorsField.Add(schema, models);
        ChangedField.Add(schema, models.Values);
        AuditFields.Add(schema, modules);
        WorkflowFields.Add(schema);
        DeadLettersField.Add(schema);
        ViewGuards.Set(schema, modules, models.Values);
        ReadCosts.Declare(schema);
        return schema.Build();
    }

    private static void AddLists(SchemaBuilder schema, Dictionary<string, ReadModel> models, FilterTypes filters)
    {
        var connections = new ConnectionTypes(schema, filters);
        foreach (var (view, model) in models)
        {
            // A view of figures is asked for figures, not row by row.
            if (view == ResponseTimes.View.Name)
            {
                ResponseTimesField.Add(schema, model, filters.Of(model));
                continue;
            }
            connections.AddList(model, JsonNamingPolicy.CamelCase.ConvertName(view));
            ThingField.Add(schema, model, JsonNamingPolicy.CamelCase.ConvertName(model.Type.Name));
        }
    }

    private static void AddColumns(ReadModel model, ColumnGraphTypes types, XmlDocs docs)
    {
        foreach (var (i, column) in model.Table.Columns.Index())
        {
            var type = types.Of(column.ClrType);
            model.Type.AddValue(
                model.FieldNames[i], column.IsNullable ? type : type.NonNull(), column.ClrType, row => row[i], docs.Of(model.Table.View.RowType, column.Property));
        }
    }

    private static string TypeNameOf(View view) =>
        view.RowType.Name.EndsWith("Row", StringComparison.Ordinal) ? view.RowType.Name[..^"Row".Length] : view.RowType.Name;
}
