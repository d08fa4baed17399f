namespace FieldServices.Domain.Modules;

/// <summary>Which claims of others a decision looks at: those within a day of the time that the command wants.</summary>
/// <param name="Kind">The kind of the claims.</param>
/// <param name="Holder">The module of the things that hold them; asked for late, because it is the one that declares this.</param>
/// <param name="Around">The time that is wanted, from the state and the command; null when none is.</param>
/// <param name="Keys">The keys, from the id and the state of the fact.</param>
public sealed record ClaimsBeside(
    string Kind, Func<Module> Holder, Func<object, object, (DateTimeOffset From, DateTimeOffset Until)?> Around, Func<Guid, object, IReadOnlyList<string>> Keys);
