using FieldServices.EventStore;

namespace FieldServices.Domain.Modules;

/// <summary>A command whose decision depends on who sends it. The door signs it with the key that was used, whatever the body says.</summary>
public interface ISigned
{
    /// <summary>The same command in the name of whoever sends it.</summary>
    object SignedBy(Actor actor);
}
