namespace FieldServices.Domain.Shared;

/// <summary>An id of one kind of thing, so that the id of another kind cannot take its place.</summary>
public interface IId<TSelf>
    where TSelf : struct, IId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf From(Guid value);
}
