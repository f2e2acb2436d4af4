using System.Text.Json.Nodes;
using PaperBot.DiscordServer.Contract;

namespace PaperBot.DiscordServer.World;

/// <summary>Discord's answer to a request that it does not carry out.</summary>
internal sealed class Refusal(int status, int code, string message, JsonObject? errors = null) : Exception(message)
{
    public int Status => status;

    public int Code => code;

    public static Refusal Unauthorised => new(401, 0, "401: Unauthorized");

    public static Refusal NoSuchRoute => new(404, 0, "404: Not Found");

    public static Refusal UnknownChannel => new(404, 10003, "Unknown Channel");

    public static Refusal UnknownGuild => new(404, 10004, "Unknown Guild");

    public static Refusal UnknownMessage => new(404, 10008, "Unknown Message");

    public static Refusal UnknownWebhook => new(404, 10015, "Unknown Webhook");

    public static Refusal UnknownInteraction => new(404, 10062, "Unknown interaction");

    public static Refusal AlreadyAcknowledged => new(400, 40060, "Interaction has already been acknowledged.");

    public static Refusal MissingAccess => new(403, 50001, "Missing Access");

    public static Refusal NotTheAuthor => new(403, 50005, "Cannot edit a message authored by another user");

    public static Refusal EmptyMessage => new(400, 50006, "Cannot send an empty message");

    public static Refusal MissingPermissions => new(403, 50013, "Missing Permissions");

    public static Refusal WrongChannelKind => new(400, 50024, "Cannot execute action on this channel type");

    public static Refusal InvalidWebhookToken => new(401, 50027, "Invalid Webhook Token");

    public static Refusal InvalidJson => new(400, 50109, "The request body contains invalid JSON.");

    /// <summary>Throws when there is anything wrong: 50035 with the tree of mistakes.</summary>
    public static void ThrowIfAny(IEnumerable<Violation> violations)
    {
        var all = violations.ToArray();
        if (all.Length > 0) throw new Refusal(400, 50035, "Invalid Form Body", Tree(all));
    }

    public JsonObject ToJson()
    {
        var json = new JsonObject { ["message"] = Message, ["code"] = code };
        if (errors is not null) json["errors"] = errors.DeepClone();
        return json;
    }

    private static JsonObject Tree(Violation[] violations)
    {
        var root = new JsonObject();
        foreach (var violation in violations)
        {
            var place = root;
            foreach (var step in violation.Path.Split('.', StringSplitOptions.RemoveEmptyEntries))
            {
                if (place[step] is not JsonObject next) place[step] = next = [];
                place = next;
            }

            if (place["_errors"] is not JsonArray mistakes) place["_errors"] = mistakes = [];
            mistakes.Add(new JsonObject { ["code"] = violation.Code, ["message"] = violation.Sentence });
        }

        return root;
    }
}
