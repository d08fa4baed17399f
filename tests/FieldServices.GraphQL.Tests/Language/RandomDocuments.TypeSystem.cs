using System.Collections.Immutable;
using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Tests.Language;

/// <summary>Definitions and extensions of the type system.</summary>
internal sealed partial class RandomDocuments
{
    private Definition TypeSystem() => _random.Next(8) switch
    {
        0 => new SchemaDefinition(Constant(), Description(), Many(RootType, atLeast: 1), default),
        1 => new DirectiveDefinition([], Description(), Name(), Many(Input), Flip(), Many(DirectivePlace, atLeast: 1), default),
        2 => new ScalarTypeDefinition(Constant(), Name(), Description(), default),
        3 => new ObjectTypeDefinition(Constant(), Name(), Description(), Many(Named), Many(FieldDefinition), default),
        4 => new InterfaceTypeDefinition(Constant(), Name(), Description(), Many(Named), Many(FieldDefinition), default),
        5 => new UnionTypeDefinition(Constant(), Name(), Description(), Many(Named), default),
        6 => new EnumTypeDefinition(Constant(), Name(), Description(), Many(EnumValueDefinition), default),
        _ => new InputObjectTypeDefinition(Constant(), Name(), Description(), Many(Input), default),
    };

    private Definition Extension() => _random.Next(7) switch
    {
        0 => new SchemaExtension(Constant(), Many(RootType, atLeast: 1), default),
        1 => new ScalarTypeExtension(Constant(atLeast: 1), Name(), default),
        2 => new ObjectTypeExtension(Constant(), Name(), Many(Named), Many(FieldDefinition, atLeast: 1), default),
        3 => new InterfaceTypeExtension(Constant(), Name(), Many(Named, atLeast: 1), Many(FieldDefinition), default),
        4 => new UnionTypeExtension(Constant(), Name(), Many(Named, atLeast: 1), default),
        5 => new EnumTypeExtension(Constant(), Name(), Many(EnumValueDefinition, atLeast: 1), default),
        _ => new InputObjectTypeExtension(Constant(), Name(), Many(Input, atLeast: 1), default),
    };

    private ImmutableArray<Directive> Constant(int atLeast = 0)
        => Many(() => new Directive(Name(), Many(() => Argument(isConstant: true)), default), atLeast);

    private OperationTypeDefinition RootType() => new(Pick(Enum.GetValues<OperationKind>()), Named(), default);

    private FieldDefinition FieldDefinition() => new(Description(), Name(), Many(Input), Type(), Constant(), default);

    private InputValueDefinition Input()
        => new(Description(), Name(), Type(), Maybe(() => Value(isConstant: true)), Constant(), default);

    private EnumValueDefinition EnumValueDefinition() => new(Description(), Name(), Constant(), default);

    private Name DirectivePlace() => new(Pick(["FIELD", "QUERY", "SCHEMA", "VARIABLE_DEFINITION"]), default);
}
