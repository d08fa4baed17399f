namespace FieldServices.EventStore.Schema;

/// <summary>The database belongs to a newer program; running on could damage it.</summary>
/// <param name="component">The component whose schema is newer.</param>
/// <param name="found">The version in the database.</param>
/// <param name="known">The newest version that this program knows.</param>
public sealed class NewerSchemaException(string component, int found, int known)
    : Exception($"The database schema '{component}' has version {found}, this program knows {known}. This release cannot work on it: start the newer one, or use another database.");
