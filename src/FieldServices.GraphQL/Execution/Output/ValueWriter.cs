using System.Collections;
using FieldServices.GraphQL.Errors;
using FieldServices.GraphQL.Execution.Planning;
using FieldServices.GraphQL.Execution.Running;
using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Execution.Output;

/// <summary>
/// Writes values depth first, computing pure fields as it goes (specification: Value Completion). Each method tells whether it
/// wrote a value; when it did not, an error was added and the nearest place that may be null cuts the response back and
/// writes null (specification: Errors and Non-Null).
/// </summary>
internal sealed partial class ValueWriter(OperationRun run, ResponseBuffer buffer, List<GraphQLError> errors)
{
    private readonly ResponsePath _path = new();

    /// <summary>Writes the fields of an object, braces included.</summary>
    public bool WriteObject(ObjectPlan plan, object source, object?[]? slots)
    {
        run.CountObject();
        buffer.Write((byte)'{');
        for (var i = 0; i < plan.Fields.Length; i++)
        {
            if (i > 0)
                buffer.Write((byte)',');
            if (!WriteField(plan, i, source, slots))
                return false;
        }
        buffer.Write((byte)'}');
        return true;
    }

    /// <summary>Writes one field, its name included.</summary>
    public bool WriteField(ObjectPlan plan, int index, object source, object?[]? slots)
    {
        var field = plan.Fields[index];
        buffer.Write(field.JsonName);
        if (field.IsTypeName)
        {
            buffer.WriteString(plan.Type.Name);
            return true;
        }
        if (field.Definition.Guard is not null && run.AccessOf(field) is { IsGranted: false } denied)
            return WriteHidden(field, denied);
        return field.Direct is { } direct ? WriteDirectly(field, direct, source) : WriteValue(plan, index, source, slots);
    }

    /// <summary>Writes a leaf that needs nothing but its parent; the path is noted only when something is wrong.</summary>
    private bool WriteDirectly(PlannedField field, DirectWrite direct, object source)
    {
        var start = buffer.Length;
        FieldFailure? failure = null;
        try
        {
            if (direct(source, buffer))
                return true;
        }
        catch (Exception exception) when (!run.EndsRequest(exception))
        {
            failure = run.Fail(field, exception);
        }
        if (failure is null && field.Definition.Type is not NonNullType)
        {
            buffer.WriteNull();
            return true;
        }
        _path.Push(field.ResponseKey);
        Add(field, failure ?? NoNull(field));
        _path.Pop();
        return WriteNullInstead(field.Definition.Type, start);
    }

    private bool WriteValue(ObjectPlan plan, int index, object source, object?[]? slots)
    {
        var field = plan.Fields[index];
        var depth = _path.Depth;
        _path.Push(field.ResponseKey);
        var start = buffer.Length;
        bool written;
        try
        {
            var slot = plan.Slots[index];
            var value = slot >= 0 ? slots![slot] : field.Pure!.Resolve(source, run.ArgumentsOf(field));
            written = Write(field, field.Definition.Type, value);
        }
        catch (Exception exception) when (!run.EndsRequest(exception))
        {
            _path.CutBackTo(depth + 1);
            Add(field, run.Fail(field, exception));
            written = WriteNullInstead(field.Definition.Type, start);
        }
        _path.Pop();
        return written;
    }

    private bool Write(PlannedField field, SchemaType type, object? value)
    {
        if (type is NonNullType wrapper)
            return value is null ? RefuseNull(field) : WriteNonNull(field, wrapper.Of, value);
        if (value is null)
        {
            buffer.WriteNull();
            return true;
        }
        var start = buffer.Length;
        var depth = _path.Depth;
        if (WriteNonNull(field, type, value))
            return true;
        _path.CutBackTo(depth);
        return WriteNullInstead(type, start);
    }

    private bool WriteNonNull(PlannedField field, SchemaType type, object value)
    {
        switch (value)
        {
            case FieldFailure failure:
                Add(field, failure);
                return false;
            case ObjectNode node:
                return WriteObject(node.Plan, node.Source, node.Slots);
            case Exception exception:
                Add(field, run.Fail(field, exception));
                return false;
        }
        return type switch
        {
            ListType list => WriteList(field, list, value),
            ScalarType or EnumType => WriteLeaf(field, (NamedType)type, value),
            _ => WriteComposite(field, (NamedType)type, value),
        };
    }

    private bool WriteComposite(PlannedField field, NamedType type, object value)
    {
        ObjectPlan plan;
        try
        {
            plan = field.Child(TypeResolution.Resolve(run.Plan.Schema, field, type, value));
        }
        catch (Exception exception) when (!run.EndsRequest(exception))
        {
            Add(field, run.Fail(field, exception));
            return false;
        }
        return WriteObject(plan, value, null);
    }

    private bool WriteLeaf(PlannedField field, NamedType type, object value)
    {
        try
        {
            if (LeafWriter.Write(buffer, type, value))
                return true;
            Add(field, new FieldFailure($"Expected a value of type \"{type}\" but its serialization is null.", null, null));
        }
        catch (Exception exception) when (!run.EndsRequest(exception))
        {
            Add(field, run.Fail(field, exception));
        }
        return false;
    }

    private bool WriteList(PlannedField field, ListType list, object value)
    {
        if (value is ListNode node)
            return WriteItems(field, list.Of, node.Items);
        if (value is IEnumerable items and not string)
            return WriteItems(field, list.Of, items);
        Add(field, new FieldFailure($"Expected Iterable, but did not find one for field \"{field.Parent.Name}.{field.Definition.Name}\".", null, null));
        return false;
    }

    private bool WriteItems(PlannedField field, SchemaType itemType, IEnumerable items)
    {
        buffer.Write((byte)'[');
        _path.Push(0);
        var index = 0;
        foreach (var item in items)
        {
            if (index > 0)
            {
                buffer.Write((byte)',');
                _path.SetIndex(index);
            }
            if (!Write(field, itemType, item))
                return false;
            index++;
        }
        _path.Pop();
        buffer.Write((byte)']');
        return true;
    }
}
