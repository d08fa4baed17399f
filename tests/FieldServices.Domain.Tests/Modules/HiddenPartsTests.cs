using FieldServices.Domain.Bookings;
using FieldServices.Domain.Catalogue;
using FieldServices.Domain.Modules;

namespace FieldServices.Domain.Tests.Modules;

/// <summary>What is hidden in a row is hidden in the events and states that it follows from, whoever copies it there.</summary>
public sealed class HiddenPartsTests
{
    [Fact]
    public void Terms_of_services_and_addresses_of_customers_are_hidden_wherever_events_and_states_hold_them()
    {
        var hidden = FieldServicesModules.All.SelectMany(m => m.Visibilities).SelectMany(v => v.Elsewhere).Select(m => m.ToString()).ToHashSet();
        var records = FieldServicesModules.All.SelectMany(m => m.Events.Select(e => e.ClrType).Append(m.Initial.GetType())).Distinct();

        var wanted = records.SelectMany(r => Hidden(r, r.Name, [])).ToList();

        Assert.Contains("WorkOrderRequested.Contact", wanted);
        Assert.Empty(wanted.Except(hidden));
    }

    private static IEnumerable<string> Hidden(Type type, string path, IReadOnlyList<Type> above) =>
        type == typeof(ServiceTerms) ? [$"{path}.Price", $"{path}.Packages.Price", $"{path}.Cancellation.Fee"]
        : type == typeof(BookingContact) ? [path]
        : type.Namespace?.StartsWith("FieldServices.Domain", StringComparison.Ordinal) != true || type.IsEnum || above.Contains(type) ? []
        : type.GetProperties().Where(p => p.GetMethod is { IsStatic: false } && p.GetIndexParameters().Length == 0 && p.CanWrite)
            .SelectMany(p => Hidden(Element(p.PropertyType), $"{path}.{p.Name}", [.. above, type]));

    private static Type Element(Type type) => Nullable.GetUnderlyingType(type) ?? (type.IsGenericType && type.GetGenericArguments() is [var element] ? element : type);
}
