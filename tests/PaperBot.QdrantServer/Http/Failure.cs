namespace PaperBot.QdrantServer.Http;

/// <summary>A request that is not carried out, as Qdrant would put it.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="text">What stands in the answer's <c>status.error</c>.</param>
internal sealed class Failure(int status, string text) : Exception(text)
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>Whether a client that keeps to the contract never sees it.</summary>
    public bool IsViolation { get; private init; }

    /// <summary>In seconds, for the header; null sends none.</summary>
    public int? RetryAfterSeconds { get; init; }

    /// <summary>The body is no JSON of the expected form.</summary>
    public static Failure Format(string text) => new(400, $"Format error in JSON body: {text}") { IsViolation = true };

    /// <summary>The body's form is right, a value is out of bounds.</summary>
    public static Failure Validation(string text) => new(422, $"Validation error in JSON body: [{text}]") { IsViolation = true };

    /// <summary>A parameter of the address is wrong.</summary>
    public static Failure QueryParameter(string text) => new(400, $"Deserialize error in query parameters: {text}") { IsViolation = true };

    /// <summary>The request does not fit the collection, for example a vector of another size.</summary>
    public static Failure WrongInput(string text) => new(400, $"Wrong input: {text}") { IsViolation = true };

    /// <summary>The request makes no sense.</summary>
    public static Failure BadRequest(string text) => new(400, $"Bad request: {text}") { IsViolation = true };

    /// <summary>A limit that an operator has set.</summary>
    public static Failure StrictMode(string text, string help) => new(400, $"Bad request: {text}. Help: {help}");

    /// <summary>A limit that an operator has set, without advice.</summary>
    public static Failure Limit(string text) => new(400, $"Bad request: {text}");

    /// <summary>Something asked for is not there.</summary>
    public static Failure NotFound(string text) => new(404, $"Not found: {text}");

    /// <summary>Something that is to be made is already there.</summary>
    public static Failure Conflict(string text) => new(409, $"Wrong input: {text}");

    /// <summary>The key does not allow it.</summary>
    public static Failure Forbidden(string text) => new(403, $"Forbidden: {text}");
}
