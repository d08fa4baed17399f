namespace FieldServices.EventStore.Views;

/// <summary>What an index finds.</summary>
public enum ViewIndexKind
{
    /// <summary>Values, and rows in their order; of a list its members, of a place what is near.</summary>
    Order,

    /// <summary>Parts of a text, from three characters on, whatever their case.</summary>
    Text,
}
