using System.Text;
using Npgsql;
using NpgsqlTypes;

namespace FieldServices.Api.Reads;

/// <summary>A statement in the making: text from code, values only as parameters.</summary>
public sealed class SqlText
{
    private readonly StringBuilder text = new();

    public List<NpgsqlParameter> Parameters { get; } = [];

    /// <summary>Adds text that code wrote.</summary>
    public SqlText Add(string sql)
    {
        text.Append(sql);
        return this;
    }

    /// <summary>Adds a value as the next parameter.</summary>
    public SqlText AddValue(object? value, NpgsqlDbType? type = null)
    {
        var parameter = new NpgsqlParameter { Value = value ?? DBNull.Value };
        if (type is { } given)
            parameter.NpgsqlDbType = given;
        Parameters.Add(parameter);
        text.Append('$').Append(Parameters.Count);
        return this;
    }

    public NpgsqlBatchCommand ToCommand()
    {
        var command = new NpgsqlBatchCommand(text.ToString());
        foreach (var parameter in Parameters)
            command.Parameters.Add(parameter);
        return command;
    }

    public override string ToString() => text.ToString();
}
