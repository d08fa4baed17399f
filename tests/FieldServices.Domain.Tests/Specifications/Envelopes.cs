using FieldServices.Domain.Bookings;
using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Modules;
using FieldServices.EventStore;

namespace FieldServices.Domain.Tests.Specifications;

public static class Envelopes
{
    public static readonly Guid Id = new("0193f1c0-7a5e-7c31-9d2b-5b8e12a4c7d6");

    /// <summary>Events of one stream in order; recorded a year later, so that a fold which takes the wrong time is found out.</summary>
    public static IReadOnlyList<Envelope> Of(Module module, IEnumerable<object> events, DateTimeOffset at = default) =>
        [.. events.Select((e, i) => new Envelope(
            new TenantId(new Guid("11111111-1111-7111-8111-111111111111")),
            new StreamId(module.Subject, Id),
            Version: i + 1,
            Position: 100 + i,
            module.Events.Single(t => t.ClrType == e.GetType()),
            e,
            RecordedAt: TimeOf(e, at).AddYears(1),
            EffectiveAt: TimeOf(e, at),
            new Origin(new Actor("dispatcher", "k1"), "test", Guid.Empty, Guid.Empty, Guid.Empty)))];

    private static DateTimeOffset TimeOf(object @event, DateTimeOffset otherwise) => @event switch
    {
        EmergencyEvent e => e.At,
        BookingEvent e => e.At,
        FieldServices.Domain.Series.SeriesEvent e => e.At,
        FieldServices.Domain.WorkOrders.WorkOrderEvent e => e.At,
        _ => otherwise,
    };
}
