using FieldServices.Api.Hosting;
using Npgsql;

namespace FieldServices.Api.Tests.Hosting;

public sealed class ConnectionStringsTests
{
    [Theory]
    [InlineData("postgresql://ana:s%40crt@db.example:6432/field%20services")]
    [InlineData("postgres://ana:s%40crt@db.example:6432/field%20services")]
    [InlineData("Host=db.example;Port=6432;Username=ana;Password=s@crt;Database=field services")]
    public void Both_usual_forms_name_the_same_database(string text)
    {
        var settings = Read(text);
        Assert.Equal(("db.example", 6432, "ana", "field services"), (settings.Host, settings.Port, settings.Username, settings.Database));
    }

    [Fact]
    public void An_URI_may_leave_out_the_port_and_the_password()
    {
        var settings = Read("postgresql://ana@db.example/jobs");
        Assert.Equal((5432, null), (settings.Port, settings.Password));
    }

    [Fact]
    public void An_URI_may_name_a_folder_of_sockets_and_other_options()
    {
        var settings = Read("postgresql://ana@localhost/jobs?host=%2Fvar%2Frun%2Fpostgresql&sslmode=require");
        Assert.Equal(("/var/run/postgresql", SslMode.Require), (settings.Host, settings.SslMode));
    }

    [Theory]
    [InlineData("Hots=nowhere")]
    [InlineData("postgresql://ana@localhost/jobs?nonsense=1")]
    public void An_unknown_option_is_an_error(string text) => Assert.Throws<ArgumentException>(() => Read(text));

    private static NpgsqlConnectionStringBuilder Read(string text)
    {
        using var source = ConnectionStrings.Open(text);
        return new NpgsqlConnectionStringBuilder(source.ConnectionString);
    }
}
