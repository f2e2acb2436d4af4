namespace PaperBot.Digests;

/// <summary>How a unit of a topic stands in one paper.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Form">The form that stands there.</param>
/// <param name="InTitle">Whether it stands in the title.</param>
/// <param name="Strength">How strongly, 0 to 1.</param>
internal sealed record UnitHit(TopicUnit Unit, TopicForm Form, bool InTitle, double Strength);
