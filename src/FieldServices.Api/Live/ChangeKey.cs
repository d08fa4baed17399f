using FieldServices.Api.Reads;
using FieldServices.EventStore;

namespace FieldServices.Api.Live;

/// <summary>Which list is followed. Equal for the same list with the same filter, whoever follows it.</summary>
internal sealed class ChangeKey(TenantId tenant, ReadModel model, IReadOnlyDictionary<string, object?>? filter) : IEquatable<ChangeKey>
{
    private readonly string text = FilterText.Of(filter);

    public TenantId Tenant { get; } = tenant;

    public ReadModel Model { get; } = model;

    public IReadOnlyDictionary<string, object?>? Filter { get; } = filter;

    public bool Equals(ChangeKey? other) => other is not null && Tenant == other.Tenant && ReferenceEquals(Model, other.Model) && text == other.text;

    public override bool Equals(object? obj) => Equals(obj as ChangeKey);

    public override int GetHashCode() => HashCode.Combine(Tenant, Model, text);
}
