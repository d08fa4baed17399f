using FieldServices.Domain.Contractors;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Catalogue;

/// <summary>The printed example of each command.</summary>
internal static class CatalogueExamples
{
    private static readonly ServiceTerms Terms = new(
        60, BufferBeforeMinutes: 10, BufferAfterMinutes: 20, [Skill.Gas], new Money(95m),
        [new ServicePackage("Boiler and radiators", ["Boiler service", "Bleed all radiators"], new Money(140m), 90)],
        [BookedBy.Customer, BookedBy.Office], NoticeMinutes: 120, HorizonDays: 60, new CancellationRule(24, new Money(30m)));

    public static AddToCatalogue Add { get; } = new("Boiler service", Terms);

    public static ChangeTerms Change { get; } = new("Boiler service", Terms with { Price = new Money(99m) });

    public static WithdrawFromCatalogue Withdraw { get; } = new("Only before the winter");

    public static OfferAgain OfferAgain { get; } = new();
}
