using System.Collections.Immutable;
using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Tests.Language;

/// <summary>Builds any document the grammar allows from a seed: every kind of node, with and without its optional parts.</summary>
internal sealed partial class RandomDocuments(int seed)
{
    private static readonly string[] Names = ["a", "_b", "query", "on1", "type", "fragment", "Zz9", "input", "extend", "repeatable"];
    private static readonly string[] Texts =
        ["", "plain", "two\nlines", "  indented", "a\n  b\n\nc", "quote\"", "\"\"\"", "back\\slash", "\t", "é😀", "\u0001", "\r\n", " \n x", "tail\\"];

    private readonly Random _random = new(seed);
    private int _depth;

    /// <summary>A shorthand query comes first only: behind a definition without a body its brace would be that body.</summary>
    public Document Document()
    {
        var definitions = Many(Definition, atLeast: 1);
        return new Document(Flip() ? definitions.Insert(0, Shorthand()) : definitions, default);
    }

    private Definition Definition() => Pick<Func<Definition>>([Operation, Fragment, TypeSystem, TypeSystem, Extension])();

    private OperationDefinition Shorthand() => new(null, [], [], SelectionSet(), OperationKind.Query, null, default);

    private OperationDefinition Operation() => new(
        Description(), Many(Variable), Directives(), SelectionSet(), Pick([OperationKind.Mutation, OperationKind.Subscription]),
        Flip() ? Name() : null, default);

    private FragmentDefinition Fragment() => new(Description(), Directives(), SelectionSet(), Name(), Named(), default);

    private VariableDefinition Variable()
        => new(Description(), new Variable(Name(), default), Type(), Maybe(() => Value(isConstant: true)), Directives(isConstant: true), default);

    private SelectionSet SelectionSet() => Deeper(() => new SelectionSet(Many(Selection, atLeast: 1), default));

    private Selection Selection() => _random.Next(4) switch
    {
        0 => new FragmentSpread(Directives(), Name(), default),
        1 when _depth < 4 => new InlineFragment(Directives(), Maybe(Named), SelectionSet(), default),
        _ => new Field(Directives(), Flip() ? Name() : null, Name(), Many(() => Argument()), _depth < 4 ? Maybe(SelectionSet) : null, default),
    };

    private Argument Argument(bool isConstant = false) => new(Name(), Value(isConstant), default);

    private ImmutableArray<Directive> Directives(bool isConstant = false)
        => Many(() => new Directive(Name(), Many(() => Argument(isConstant)), default));

    private Value Value(bool isConstant) => _random.Next(_depth < 4 ? 10 : 8) switch
    {
        0 when !isConstant => new Variable(Name(), default),
        1 => new IntValue(Pick(["0", "-1", "123456789012345678901234567890"]), default),
        2 => new FloatValue(Pick(["0.5", "-1e10", "1.25E-7"]), default),
        3 => new BooleanValue(Flip(), default),
        4 => new NullValue(default),
        5 => new EnumValue(Pick(Names), default),
        8 => Deeper(() => new ListValue(Many(() => Value(isConstant)), default)),
        9 => Deeper(() => new ObjectValue(Many(() => new ObjectField(Name(), Value(isConstant), default)), default)),
        _ => Text(),
    };

    /// <summary>A block string only where its text can stand in one; the parser never makes another.</summary>
    private StringValue Text()
    {
        var text = Pick(Texts);
        var parsedAsBlock = Flip() && ((StringValue)GraphQLParser.ParseValue(new StringValue(text, true, default).ToString())).IsBlock;
        return new StringValue(text, parsedAsBlock, default);
    }

    private StringValue? Description() => Maybe(Text);

    private TypeReference Type() => _random.Next(_depth < 4 ? 3 : 1) switch
    {
        1 => Deeper(() => new ListTypeReference(Type(), default)),
        2 => Deeper(() => new NonNullTypeReference(Flip() ? Named() : new ListTypeReference(Type(), default), default)),
        _ => Named(),
    };

    private NamedTypeReference Named() => new(Name(), default);

    private Name Name() => new(Pick(Names), default);

    private bool Flip() => _random.Next(2) == 0;

    private T Pick<T>(T[] items) => items[_random.Next(items.Length)];

    private T? Maybe<T>(Func<T> make)
        where T : class
        => Flip() ? make() : null;

    private ImmutableArray<T> Many<T>(Func<T> make, int atLeast = 0)
        => [.. Enumerable.Range(0, _random.Next(atLeast, atLeast + 3)).Select(_ => make())];

    private T Deeper<T>(Func<T> make)
    {
        _depth++;
        var made = make();
        _depth--;
        return made;
    }
}
