using Microsoft.Extensions.AI;

namespace PaperBot.Prompting;

/// <summary>One message of a template, its variables not yet filled in.</summary>
/// <param name="Role">Who says it.</param>
/// <param name="Body">Handlebars text.</param>
internal sealed record TemplateMessage(ChatRole Role, string Body);
