using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;
using FieldServices.GraphQL.Execution.Output;
using FieldServices.GraphQL.Execution.Resolving;
using FieldServices.GraphQL.Language;
using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Execution.Planning;

/// <summary>One field of the response of one concrete type: all places of the document that ask for it, merged (specification: Field Selection Merging).</summary>
internal sealed class PlannedField
{
    private readonly OperationPlan _plan;
    private readonly Lazy<bool> _hasSlotsBelow;
    private ObjectPlan? _lastChild;
    private ConcurrentDictionary<object, object>? _remembered;

    public PlannedField(OperationPlan plan, ObjectType parent, OutputField definition, IReadOnlyList<Field> nodes)
    {
        _plan = plan;
        Parent = parent;
        Definition = definition;
        Nodes = nodes;
        ResponseKey = nodes[0].ResponseKey;
        JsonName = [(byte)'"', .. JsonEncodedText.Encode(ResponseKey, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes, (byte)'"', (byte)':'];
        Arguments = new ArgumentPlan(definition, nodes[0]);
        Pure = definition.Resolver as PureResolver;
        Direct = definition.Type.Nullable is NamedType { IsLeaf: true } leaf ? Pure?.Direct(leaf) : null;
        _hasSlotsBelow = new Lazy<bool>(FindSlotsBelow);
    }

    public ObjectType Parent { get; }

    public OutputField Definition { get; }

    public IReadOnlyList<Field> Nodes { get; }

    public string ResponseKey { get; }

    /// <summary>The response key with quotes and colon.</summary>
    public byte[] JsonName { get; }

    public ArgumentPlan Arguments { get; }

    /// <summary>The resolver, when it is pure.</summary>
    public PureResolver? Pure { get; }

    /// <summary>How to compute and write the value at once, where that is possible.</summary>
    public DirectWrite? Direct { get; }

    /// <summary>What resolvers found out about the selection and want to know again.</summary>
    public ConcurrentDictionary<object, object> Remembered => LazyInitializer.EnsureInitialized(ref _remembered, static () => new(concurrencyLevel: 1, capacity: 1));

    public bool IsTypeName => Pure is TypeNameResolver;

    /// <summary>Whether the value has to be there before writing begins: it is fetched, or something below it is.</summary>
    public bool NeedsSlot => Pure is null || HasSlotsBelow;

    /// <summary>Whether something below has to be fetched before writing begins.</summary>
    public bool HasSlotsBelow => _hasSlotsBelow.Value;

    /// <summary>The plan for the selected fields of a value of that type.</summary>
    public ObjectPlan Child(ObjectType type)
    {
        var last = _lastChild;
        if (last is not null && ReferenceEquals(last.Type, type))
            return last;
        return _lastChild = _plan.PlanFor(type, Nodes);
    }

    /// <summary>The object types that a value may have; none for a leaf.</summary>
    public IReadOnlyList<ObjectType> PossibleTypes => Definition.Type.Named is { IsComposite: true } named ? _plan.Schema.PossibleTypes(named) : [];

    /// <summary>What is selected below, of one type or of all possible ones.</summary>
    public IEnumerable<PlannedField> ChildFields(ObjectType? type)
    {
        return PossibleTypes.Where(possible => type is null || ReferenceEquals(possible, type)).SelectMany(possible => Child(possible).Fields);
    }

    private bool FindSlotsBelow()
    {
        var named = Definition.Type.Named;
        return named.IsComposite && _plan.Schema.ReachesBatch(named) && _plan.Schema.PossibleTypes(named).Any(type => Child(type).HasSlots);
    }
}
