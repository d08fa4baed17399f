using System.Collections;
using FieldServices.GraphQL.Execution.Planning;
using FieldServices.GraphQL.Execution.Resolving;
using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Execution.Running;

/// <summary>
/// Fetches what an operation needs before it can be written: descends through pure fields until nothing but calls is left,
/// makes all calls of that level side by side, in the order of the document, and goes on with what they answered.
/// </summary>
internal sealed class LevelRunner(OperationRun run)
{
    private readonly Dictionary<object, BatchCall> _batches = [];
    private List<Call> _calls = [];

    /// <summary>Fills the slots of the object and of all below it.</summary>
    public ValueTask FillAsync(ObjectNode root)
    {
        Descend(root);
        return CallAsync();
    }

    /// <summary>Fills the slot of one field, and of all below it.</summary>
    public ValueTask FillAsync(ObjectNode root, int field)
    {
        Visit(root, field);
        return CallAsync();
    }

    /// <summary>Puts a value that is there already into the slot of one field, and fills all below it.</summary>
    public ValueTask FillAsync(ObjectNode root, int field, object? value)
    {
        Assign(root, root.Plan.Slots[field], root.Plan.Fields[field], value);
        return CallAsync();
    }

    /// <summary>Puts a value into a slot, and descends into it where something below has to be fetched.</summary>
    internal void Assign(ObjectNode node, int slot, PlannedField field, object? value)
    {
        try
        {
            node.Slots[slot] = value is not null and not FieldFailure && field.HasSlotsBelow ? ToNode(field, field.Definition.Type, value) : value;
        }
        catch (Exception exception) when (!run.EndsRequest(exception))
        {
            node.Slots[slot] = run.Fail(field, exception);
        }
    }

    private async ValueTask CallAsync()
    {
        while (_calls.Count > 0)
        {
            var calls = _calls;
            _calls = [];
            _batches.Clear();
            foreach (var call in calls)
                call.Start(run);
            foreach (var call in calls)
                await call.WaitAsync(run);
            foreach (var call in calls)
                call.Distribute(this);
        }
    }

    private void Descend(ObjectNode node)
    {
        for (var i = 0; i < node.Plan.Fields.Length; i++)
            Visit(node, i);
    }

    private void Visit(ObjectNode node, int index)
    {
        var slot = node.Plan.Slots[index];
        if (slot < 0)
            return;
        var field = node.Plan.Fields[index];
        // What is hidden is not fetched either; the writer says so in its place.
        if (!run.AccessOf(field).IsGranted)
            return;
        try
        {
            if (field.Pure is { } pure)
                Assign(node, slot, field, pure.Resolve(node.Source, run.ArgumentsOf(field)));
            else if (field.Definition.Resolver is BatchResolver batch)
                Enlist(node, slot, field, batch);
            else
                _calls.Add(new RootCall(node, slot, field, run.ArgumentsOf(field)));
        }
        catch (Exception exception) when (!run.EndsRequest(exception))
        {
            node.Slots[slot] = run.Fail(field, exception);
        }
    }

    private void Enlist(ObjectNode node, int slot, PlannedField field, BatchResolver batch)
    {
        if (batch.Key(node.Source) is not { } key)
            return;
        var arguments = run.ArgumentsOf(field);
        object group = field.Definition.Arguments.Count == 0 ? field.Definition : field;
        if (!_batches.TryGetValue(group, out var call))
        {
            _batches.Add(group, call = new BatchCall(batch, arguments));
            _calls.Add(call);
        }
        call.Add(node, slot, field, key);
    }

    private object? ToNode(PlannedField field, SchemaType type, object? value)
    {
        switch (value)
        {
            case null:
                return null;
            case Exception exception:
                return run.Fail(field, exception);
        }
        var nullable = type.Nullable;
        if (nullable is ListType list)
            return value is IEnumerable items and not string ? ToNodes(field, list, items) : value;
        return ToObjectNode(field, (NamedType)nullable, value);
    }

    private ListNode ToNodes(PlannedField field, ListType list, IEnumerable items)
    {
        var nodes = new List<object?>(items is ICollection collection ? collection.Count : 4);
        foreach (var item in items)
            nodes.Add(ToNode(field, list.Of, item));
        return new ListNode(nodes);
    }

    private object ToObjectNode(PlannedField field, NamedType type, object value)
    {
        try
        {
            var plan = field.Child(TypeResolution.Resolve(run.Plan.Schema, field, type, value));
            if (!plan.HasSlots)
                return value;
            run.CountObject();
            var node = new ObjectNode(value, plan);
            Descend(node);
            return node;
        }
        catch (Exception exception) when (!run.EndsRequest(exception))
        {
            return run.Fail(field, exception);
        }
    }
}
