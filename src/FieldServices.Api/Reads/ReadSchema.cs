using System.Text.Json;
using FieldServices.Api.Audit;
using FieldServices.Api.Live;
using FieldServices.Api.OpenApi;
using FieldServices.Api.Reads.Aggregates;
using FieldServices.Api.Reads.Connections;
using FieldServices.Api.Reads.Fields;
using FieldServices.Api.Reads.Filters;
using FieldServices.Api.Reads.Past;
using FieldServices.Api.Reads.Relations;
using FieldServices.Domain.Bookings.Views;
using FieldServices.Domain.Emergencies.Views;
using FieldServices.Domain.Modules;
using FieldServices.EventStore.Views;
using FieldServices.GraphQL.Types;

namespace FieldServices.Api.Reads;

/// <summary>The GraphQL schema: every view becomes a type, a list, a single field and figures by itself; what needs more is added here.</summary>
public static class ReadSchema
{
    public static GraphQL.Types.Schema Build(IReadOnlyList<Module> modules, IReadOnlyList<ViewTable> tables)
    {
        var schema = new SchemaBuilder("What FieldServices knows: boards, figures and the history of everything.");
        var docs = new XmlDocs(typeof(Module));
        var types = new ColumnGraphTypes(schema, docs);
        var models = tables.ToDictionary(t => t.View.Name, t => new ReadModel(t, schema.Object<ReadRow>(TypeNameOf(t.View), docs.Of(t.View.RowType))));
        foreach (var model in models.Values)
            ColumnFields.Add(model, types, docs);
        Relation.AddAll(models);
        AllowedCommandsField.AddAll(modules, models);
        var filters = new FilterTypes(schema, types);
        NodeFields.Add(schema, [.. models.Values.Where(HasRows)]);
        var moments = new MomentTypes(schema);
        AddLists(schema, models, filters, types, moments);
        NearestContractorsField.Add(schema, models);
        ChangedField.Add(schema, models.Values);
        PositionField.Add(schema);
        AuditFields.Add(schema, modules);
        CustomerTimelineField.Add(schema, models, moments);
        SlotFields.Add(schema, models, types);
        AppointmentsField.Add(schema, models);
        WorkflowFields.Add(schema);
        DeadLettersField.Add(schema);
        ViewGuards.Set(schema, modules, models.Values, types);
        ReadCosts.Declare(schema);
        return schema.Build();
    }

    // A view of figures is asked for figures, not row by row.
    private static bool HasRows(ReadModel model) => model.Table.View.Name != ResponseTimes.View.Name;

    private static void AddLists(SchemaBuilder schema, Dictionary<string, ReadModel> models, FilterTypes filters, ColumnGraphTypes types, MomentTypes moments)
    {
        var connections = new ConnectionTypes(schema, filters, moments);
        var aggregates = new AggregateTypes(schema, filters, types, connections.Direction, moments);
        var bookings = models[BookingList.View.Name];
        BookingKpisField.Add(schema, bookings, filters.Of(bookings), types, moments);
        CalendarFields.Add(schema, models, types, moments);
        foreach (var (view, model) in models)
        {
            // The figures of response times were published before lists of two words were.
            var name = HasRows(model) ? Camel(view) : view;
            if (HasRows(model))
            {
                connections.AddList(model, name);
                ThingField.Add(schema, model, JsonNamingPolicy.CamelCase.ConvertName(model.Type.Name), moments);
            }
            else
                ResponseTimesField.Add(schema, model, filters.Of(model), moments);
            aggregates.Add(model, $"{name}Aggregate");
            foreach (var relation in model.ToMany.Values)
                connections.AddRelation(model, relation);
        }
    }

    private static string Camel(string view) => string.Concat(view.Split('_').Select((word, i) => i == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));

    private static string TypeNameOf(View view) =>
        view.RowType.Name.EndsWith("Row", StringComparison.Ordinal) ? view.RowType.Name[..^"Row".Length] : view.RowType.Name;
}
