namespace FieldServices.Domain.Emergencies.Views;

/// <summary>How fast an emergency was reached for the first time. Until then <paramref name="ResponseSeconds"/> is empty.</summary>
/// <param name="Id">The emergency.</param>
/// <param name="Category">What had happened.</param>
/// <param name="Priority">How urgent it was when it was reached.</param>
/// <param name="Borough">London borough or other local authority.</param>
/// <param name="Ward">Electoral ward.</param>
/// <param name="PostcodeDistrict">First half of the postcode.</param>
/// <param name="ContractorId">Who arrived.</param>
/// <param name="Hour">Hour of the day of the report, 0 to 23, UTC.</param>
/// <param name="ReportedAt">When it was reported, or reopened if nobody had arrived before.</param>
/// <param name="OnSiteBy">By when somebody had to arrive.</param>
/// <param name="PausedAt">Since when the clock is stopped.</param>
/// <param name="DispatchedAt">When the contractor accepted.</param>
/// <param name="OnSiteAt">When the contractor arrived.</param>
/// <param name="DispatchSeconds">From the report until the contractor accepted, in seconds.</param>
/// <param name="ResponseSeconds">From the report until the contractor arrived, in seconds.</param>
/// <param name="WithinSla">Whether the arrival met its deadline, pauses added.</param>
public sealed record ResponseTimeRow(
    Guid Id,
    EmergencyCategory Category,
    Priority Priority,
    string? Borough,
    string? Ward,
    string? PostcodeDistrict,
    Guid? ContractorId,
    int Hour,
    DateTimeOffset ReportedAt,
    DateTimeOffset OnSiteBy,
    DateTimeOffset? PausedAt,
    DateTimeOffset? DispatchedAt,
    DateTimeOffset? OnSiteAt,
    double? DispatchSeconds,
    double? ResponseSeconds,
    bool? WithinSla);
