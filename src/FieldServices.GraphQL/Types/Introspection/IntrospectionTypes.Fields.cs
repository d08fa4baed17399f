using FieldServices.GraphQL.Execution;

namespace FieldServices.GraphQL.Types;

internal sealed partial class IntrospectionTypes
{
    private void FillSchema() => _schema
        .Field("description", Scalars.String, static schema => schema.Description)
        .Field("types", ListOf(_type).NonNull(), static schema => schema.Types, "A list of all types supported by this server.")
        .Field("queryType", _type.NonNull(), static schema => schema.QueryType, "The type that query operations will be rooted at.")
        .Field("mutationType", _type, static schema => schema.MutationType, "If this server supports mutation, the type that mutation operations will be rooted at.")
        .Field("subscriptionType", _type, static schema => schema.SubscriptionType, "If this server support subscription, the type that subscription operations will be rooted at.")
        .Field("directives", ListOf(_directive).NonNull(), static schema => schema.Directives, "A list of all directives supported by this server.");

    private void FillType(Schema schema) => _type
        .Field("kind", _kind.NonNull(), static type => TypeKinds.Of(type))
        .Field("name", Scalars.String, static type => (type as NamedType)?.Name)
        .Field("description", Scalars.String, static type => (type as NamedType)?.Description)
        .Field("specifiedByURL", Scalars.String, static type => (type as ScalarType)?.SpecifiedBy)
        .Field("fields", ListOf(_field), IncludeDeprecated, static (type, args) => (type as FieldsType)?.Fields.Where(field => Shows(args, field.DeprecationReason)))
        .Field("interfaces", ListOf(_type), static type => (type as FieldsType)?.Interfaces)
        .Field("possibleTypes", ListOf(_type), type => type is NamedType { IsAbstract: true } named ? schema.PossibleTypes(named) : null)
        .Field("enumValues", ListOf(_member), IncludeDeprecated, static (type, args) => (type as EnumType)?.Members.Where(member => Shows(args, member.DeprecationReason)))
        .Field("inputFields", ListOf(_input), IncludeDeprecated, static (type, args) => (type as InputObjectType)?.Fields.Where(field => Shows(args, field.DeprecationReason)))
        .Field("ofType", _type, static type => (type as ListType)?.Of ?? (type as NonNullType)?.Of)
        .Field("isOneOf", Scalars.Boolean, static type => (type as InputObjectType)?.IsOneOf);

    private void FillMembers()
    {
        _field
            .Field("name", Scalars.String.NonNull(), static field => field.Name)
            .Field("description", Scalars.String, static field => field.Description)
            .Field("args", ListOf(_input).NonNull(), IncludeDeprecated, static (field, args) => field.Arguments.Where(argument => Shows(args, argument.DeprecationReason)))
            .Field("type", _type.NonNull(), static field => field.Type)
            .Field("isDeprecated", Scalars.Boolean.NonNull(), static field => field.DeprecationReason is not null)
            .Field("deprecationReason", Scalars.String, static field => field.DeprecationReason);
        _input
            .Field("name", Scalars.String.NonNull(), static input => input.Name)
            .Field("description", Scalars.String, static input => input.Description)
            .Field("type", _type.NonNull(), static input => input.Type)
            .Field("defaultValue", Scalars.String, static input => input.Default?.Print(), "A GraphQL-formatted string representing the default value for this input value.")
            .Field("isDeprecated", Scalars.Boolean.NonNull(), static input => input.DeprecationReason is not null)
            .Field("deprecationReason", Scalars.String, static input => input.DeprecationReason);
        _member
            .Field("name", Scalars.String.NonNull(), static member => member.Name)
            .Field("description", Scalars.String, static member => member.Description)
            .Field("isDeprecated", Scalars.Boolean.NonNull(), static member => member.DeprecationReason is not null)
            .Field("deprecationReason", Scalars.String, static member => member.DeprecationReason);
    }

    private void FillDirective() => _directive
        .Field("name", Scalars.String.NonNull(), static directive => directive.Name)
        .Field("description", Scalars.String, static directive => directive.Description)
        .Field("isRepeatable", Scalars.Boolean.NonNull(), static directive => directive.IsRepeatable)
        .Field("locations", ListOf(_location).NonNull(), static directive => directive.Locations)
        .Field("args", ListOf(_input).NonNull(), IncludeDeprecated, static (directive, args) => directive.Arguments.Where(argument => Shows(args, argument.DeprecationReason)));

    private static ListType ListOf(NamedType type) => type.NonNull().List();

    private static bool Shows(FieldArguments arguments, string? deprecation) =>
        deprecation is null || arguments.Argument<bool>("includeDeprecated");
}
