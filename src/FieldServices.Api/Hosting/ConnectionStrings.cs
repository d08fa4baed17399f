using FieldServices.EventStore;
using System.Text.RegularExpressions;
using Npgsql;

namespace FieldServices.Api.Hosting;

/// <summary>Reads the database's address in either of its usual forms and sets what this program relies on.</summary>
public static partial class ConnectionStrings
{
    public const string Variable = "FIELDSERVICES_DATABASE";

    /// <summary>A data source for a connection string or a <c>postgresql://</c> URI.</summary>
    /// <exception cref="ArgumentException">The text is neither.</exception>
    public static NpgsqlDataSource Open(string text) => EventStoreDatabase.Open(SettingsOf(text).ConnectionString);

    /// <summary>The connections for appends alone.</summary>
    /// <inheritdoc cref="Open"/>
    public static NpgsqlDataSource OpenForAppends(string text) => EventStoreDatabase.OpenForAppends(SettingsOf(text).ConnectionString);

    private static NpgsqlConnectionStringBuilder SettingsOf(string text)
    {
        var settings = text.StartsWith("postgres://", StringComparison.Ordinal) || text.StartsWith("postgresql://", StringComparison.Ordinal)
            ? FromUri(new Uri(WithoutHost().Replace(text, "$1localhost/")))
            : new NpgsqlConnectionStringBuilder(text);
        settings.ApplicationName ??= "fieldservices";
        settings.MaxAutoPrepare = 200;
        settings.AutoPrepareMinUsages = 2;
        settings.Timeout = 5;
        settings.CommandTimeout = 30;
        settings.Enlist = false;
        // A statement whose client has gone is stopped by the database itself: a request to cancel it can be lost, and so can this process.
        settings.Options = $"{settings.Options} -c client_connection_check_interval=2s".TrimStart();
        settings.IncludeErrorDetail = false;
        return settings;
    }

    // PostgreSQL allows a URI without a host, which then stands among the options; .NET's reader of URIs does not.
    [GeneratedRegex("^([a-z]+://(?:[^@/]*@)?)/")]
    private static partial Regex WithoutHost();

    private static NpgsqlConnectionStringBuilder FromUri(Uri uri)
    {
        var user = uri.UserInfo.Split(':', 2);
        var settings = new NpgsqlConnectionStringBuilder
        {
            Host = uri.Host,
            Port = uri.Port > 0 ? uri.Port : 5432,
            Database = Uri.UnescapeDataString(uri.AbsolutePath.TrimStart('/')),
            Username = Uri.UnescapeDataString(user[0]),
            Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null,
        };
        foreach (var option in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var pair = option.Split('=', 2);
            var value = Uri.UnescapeDataString(pair.Length > 1 ? pair[1] : "");
            if (pair[0] == "host")
                settings.Host = value;
            else
                settings[pair[0] == "sslmode" ? "SSL Mode" : pair[0]] = value;
        }
        return settings;
    }
}
