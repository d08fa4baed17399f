using FieldServices.Api.Commands;

namespace FieldServices.Api.Tests.Commands;

public sealed class CommandsInFlightTests
{
    [Fact]
    public void A_command_is_in_flight_until_its_mark_is_given_back()
    {
        var (commands, id) = (new CommandsInFlight(), Guid.NewGuid());
        var mark = commands.TryEnter(id);
        Assert.NotNull(mark);
        Assert.Null(commands.TryEnter(id));
        Assert.NotNull(commands.TryEnter(Guid.NewGuid()));
        mark.Dispose();
        Assert.NotNull(commands.TryEnter(id));
    }
}
