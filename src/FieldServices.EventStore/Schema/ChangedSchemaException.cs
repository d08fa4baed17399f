namespace FieldServices.EventStore.Schema;

/// <summary>A script of this program is not the one that made the database; running on could misread what is stored.</summary>
/// <param name="component">The component whose schema it is.</param>
/// <param name="script">The name of the first script that differs.</param>
public sealed class ChangedSchemaException(string component, string script) : Exception(
    $"The database schema '{component}' was made by another form of the script {script} than this program has, and there is no way from one to the other. " +
    "Start the release that made it, or use another database.");
