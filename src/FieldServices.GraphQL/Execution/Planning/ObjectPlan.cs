using System.Collections.Immutable;
using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Execution.Planning;

/// <summary>What to answer for values of one object type at one place of an operation. Immutable and shared between requests.</summary>
internal sealed class ObjectPlan
{
    private readonly Lazy<int[]> _slots;

    public ObjectPlan(ObjectType type, ImmutableArray<PlannedField> fields)
    {
        Type = type;
        Fields = fields;
        _slots = new Lazy<int[]>(AssignSlots);
    }

    public ObjectType Type { get; }

    public ImmutableArray<PlannedField> Fields { get; }

    /// <summary>Of each field, the index of its slot; -1 when it is computed while writing.</summary>
    public int[] Slots => _slots.Value;

    /// <summary>How many fields have a slot.</summary>
    public int SlotCount { get; private set; }

    public bool HasSlots => Slots.Length > 0 && SlotCount > 0;

    private int[] AssignSlots()
    {
        var slots = new int[Fields.Length];
        var count = 0;
        for (var i = 0; i < slots.Length; i++)
            slots[i] = Fields[i].NeedsSlot ? count++ : -1;
        SlotCount = count;
        return slots;
    }
}
