using static FieldServices.Domain.Emergencies.EmergencyCategory;

namespace FieldServices.Domain.Emergencies;

/// <summary>What the caller is told to do until help arrives; read out or sent with the reference.</summary>
public static class SafetyInstructions
{
    public static IReadOnlyList<string> For(EmergencyCategory category, IReadOnlyCollection<DangerFlag> dangers) =>
        [.. dangers.Distinct().Order().Select(Of), .. Of(category)];

    private static string Of(DangerFlag danger) => danger switch
    {
        DangerFlag.Smoke => "Smoke: get everyone out, close doors behind you, stay out and call 999.",
        DangerFlag.GasSmell => "Smell of gas: touch no switches, light nothing, go outside and call the National Gas Emergency Service on 0800 111 999.",
        DangerFlag.ElectricsNearWater => "Water near electrics: do not touch the water or any switch that is wet. Turn the power off at the fuse box only if you can reach it dry.",
        DangerFlag.PeopleTrapped => "Someone is trapped: call 999 and ask for the fire service. Keep talking to them and do not try to move anything that bears weight.",
        DangerFlag.Injury => "Someone is hurt: call 999 and ask for an ambulance before anything else.",
        DangerFlag.StructuralMovement => "The building is moving or cracking: leave now, keep others out and stay well away from walls and chimneys.",
        _ => throw new ArgumentOutOfRangeException(nameof(danger), danger, "This danger has no instruction yet."),
    };

    private static IReadOnlyList<string> Of(EmergencyCategory category) =>
        ByCategory.TryGetValue(category, out var instructions)
            ? instructions
            : throw new ArgumentOutOfRangeException(nameof(category), category, "This category has no instructions yet.");

    private static readonly Dictionary<EmergencyCategory, IReadOnlyList<string>> ByCategory = new()
    {
        [WaterLeak] =
        [
            "Turn the stopcock clockwise to shut off the water; it is often under the kitchen sink.",
            "Open the cold taps to drain the pipes, and catch what drips.",
            "If water comes near lights, sockets or the fuse box, stay away from them and turn the power off if you can reach the switch dry.",
        ],
        [GasLeak] =
        [
            "Call the National Gas Emergency Service now: 0800 111 999, free at any hour.",
            "Do not smoke, light anything or touch electrical switches, doorbells included.",
            "Open doors and windows, turn the gas off at the meter if you can reach it safely, and wait outside.",
            "If anyone feels dizzy, sick or has a headache, get them into fresh air and call 999.",
        ],
        [ElectricalFault] =
        [
            "Do not touch anything that sparks, buzzes, smells of burning or is wet.",
            "Turn the power off at the main switch of the fuse box if it is safe to reach.",
            "If someone has had a shock, do not touch them until the power is off, then call 999.",
            "If the whole street is dark, call your network operator on 105.",
        ],
        [HeatingFailure] =
        [
            "If you smell gas, or the boiler stains or smokes, turn it off, go outside and call 0800 111 999.",
            "Keep warm in one room, and look after babies and older people first; for medical advice call 111.",
            "Do not heat a room with an oven, a barbecue or a camping stove: they give off carbon monoxide.",
        ],
        [LockOut] =
        [
            "If a child or a vulnerable person is alone inside, or something is left on the cooker, call 999.",
            "Do not climb or break glass; wait in a safe, lit place.",
            "Have proof of address ready: the locksmith must see it before opening the door.",
        ],
        [FireDamage] =
        [
            "If anything still burns or smoulders: get out, stay out and call 999.",
            "Do not go back in until the fire service says that it is safe.",
            "Leave gas and electricity off until an engineer has tested them.",
            "Do not eat food or take medicine that was in heat or smoke.",
        ],
        [Flood] =
        [
            "Move people and pets upstairs or to higher ground; call 999 if anyone is in danger.",
            "Turn off gas and electricity if you can do it without standing in water.",
            "Keep out of flood water: it hides holes and carries sewage. Wash your hands after touching it.",
            "For flood warnings call Floodline on 0345 988 1188.",
        ],
        [Structural] =
        [
            "Leave the building and keep others away from it, at least as far as it is high.",
            "Call 999 if anyone is inside, or if it could fall on a road or a neighbour.",
            "Do not go back for belongings, and do not prop anything up yourself.",
        ],
        [Drainage] =
        [
            "Stop using toilets, sinks and washing machines that drain into the blocked pipe.",
            "Keep children and pets away from sewage, and wash your hands well after any contact.",
            "Do not pour chemicals into the drain: they can hurt the engineer.",
        ],
        [Other] =
        [
            "Keep yourself and others at a safe distance.",
            "If anyone is hurt or in danger, call 999.",
            "Keep your phone with you: we call before we arrive.",
        ],
    };
}
