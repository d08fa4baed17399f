namespace FieldServices.GraphQL.Language.Parsing;

/// <summary>Which definition begins here (specification: Document).</summary>
internal ref partial struct Parser
{
    private Definition ParseDefinition()
    {
        if (At(TokenKind.BraceOpen))
            return ParseShorthandQuery();
        var start = _token.Location;
        var description = ParseDescription();
        if (!At(TokenKind.Name))
        {
            throw description is not null && At(TokenKind.BraceOpen)
                ? SyntaxErrors.At(start, "Unexpected description, descriptions are not supported on shorthand queries.")
                : Unexpected();
        }
        if (description is null && AtKeyword("extend"))
            return ParseExtension();
        return ParseDescribedDefinition(description, start);
    }

    private Definition ParseDescribedDefinition(StringValue? description, Location start) => TokenText switch
    {
        "query" or "mutation" or "subscription" => ParseOperation(description, start),
        "fragment" => ParseFragmentDefinition(description, start),
        "schema" => ParseSchema(description, start),
        "scalar" => ParseScalar(description, start),
        "type" => ParseObject(description, start),
        "interface" => ParseInterface(description, start),
        "union" => ParseUnion(description, start),
        "enum" => ParseEnum(description, start),
        "input" => ParseInputObject(description, start),
        "directive" => ParseDirectiveDefinition(description, start),
        _ when description is not null
            => throw SyntaxErrors.At(start, "Unexpected description, only GraphQL definitions support descriptions."),
        _ => throw Unexpected(),
    };

    private StringValue? ParseDescription()
        => At(TokenKind.String) || At(TokenKind.BlockString) ? ParseString() : null;
}
