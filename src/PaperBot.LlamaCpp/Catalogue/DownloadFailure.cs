using System.Globalization;
using System.Net;
using PaperBot.Writing;

namespace PaperBot.LlamaCpp.Catalogue;

/// <summary>Why a model could not be had, in one calm sentence with what to do next.</summary>
internal static class DownloadFailure
{
    private const string GoesOn = "what has come so far is kept, and the same command goes on from there";

    public static ModelException OtherFile(CatalogueModel model, string difference) =>
        new($"The publisher's file of {model.Id} is no longer the one that PaperBot knows ({difference}), so it was not taken: choose another model with `paperbot models list`, or update PaperBot.");

    public static ModelException NotAModel(CatalogueModel model, string from) =>
        new($"What {from} gave for {model.Id} is no model but something else, perhaps an error page, so it was not taken: try again later, or check Models:BaseUrl and Models:Proxy.");

    public static ModelException WrongChecksum(CatalogueModel model) =>
        new($"The file of {model.Id} does not have the checksum that it should have, so it was deleted: run the same command again; if that repeats, whatever stands between here and the publisher changes files.");

    public static ModelException WrongChecksum(CatalogueModel model, string path, long bytes, long right) => new(bytes == right
        ? $"{path} does not have the checksum that {model.Id} should have, so it was not taken: fetch the file anew."
        : string.Create(CultureInfo.InvariantCulture, $"{path} has {bytes:N0} bytes in place of {right:N0}, so it was not taken: fetch the file anew."));

    public static ModelException TooLong(CatalogueModel model) =>
        new($"More came for {model.Id} than the file is long, so it was deleted: run the same command again; if that repeats, check Models:BaseUrl and Models:Proxy.");

    public static ModelException NoRoom(CatalogueModel model, string folder, long needed, long free) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"{model.Id} needs {needed / 1e9:0.0} GB of disk in {folder}, where {free / 1e9:0.0} GB are free: make room, or name another folder as Models:Folder."));

    public static ModelException DiskFull(CatalogueModel model, Exception inner) =>
        new($"The file of {model.Id} could not be written ({inner.Message.TrimEnd('.')}): make room or allow writing; {GoesOn}.", inner);

    public static ModelException Busy(CatalogueModel model) => new($"{model.Id} is being fetched already, by another paperbot; wait for it.");

    public static ModelException Refused(CatalogueModel model, HttpStatusCode status, string host, bool withToken) => status switch
    {
        HttpStatusCode.NotFound or HttpStatusCode.Gone =>
            new($"{host} no longer has {model.Id} at the address that PaperBot knows ({model.Path}): choose another model with `paperbot models list`, or update PaperBot."),
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden when withToken =>
            new($"{host} does not give {model.Id} to the owner of the token in Models:TokenFile: accept the licence at https://huggingface.co/{model.Repository}, then run the same command again."),
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden =>
            new($"{host} gives {model.Id} only to those who accepted its licence: accept it at https://huggingface.co/{model.Repository}, put an access token into a file and name the file as Models:TokenFile."),
        HttpStatusCode.ProxyAuthenticationRequired =>
            new("The proxy wants a name and a password: put them into Models:Proxy or HTTPS_PROXY, as in http://name:password@proxy:3128."),
        _ => new($"{host} refused to give {model.Id} ({(int)status}): try again later, or name a mirror as Models:BaseUrl."),
    };

    public static ModelException ForbiddenRedirect(CatalogueModel model, Uri target) => new(
        $"The download of {model.Id} was redirected to {target.Scheme}://{target.Host}, which is not among the hosts that models may come from: if you trust it, add it to Models:AllowedHosts.");

    public static ModelException GaveUp(CatalogueModel model, string host, Exception last) => new(
        $"{model.Id} could not be fetched from {host} ({Reason(last)}): check the network, or with a proxy HTTPS_PROXY or Models:Proxy; {GoesOn}. Without a network, fetch {model.File} elsewhere and run `paperbot models pull {model.Id} --from FOLDER`.",
        last);

    public static ModelException NotSecure(CatalogueModel model, string host, Exception inner) => new(
        $"No secure connection to {host} can be made for {model.Id} ({inner.GetBaseException().Message.TrimEnd('.')}): check this machine's clock and certificates.", inner);

    public static ModelException NotInFolder(CatalogueModel model, string folder) =>
        new($"{model.File}, the file of {model.Id}, is not in {folder}: put it there, or leave the folder out to download it.");

    public static ModelException UnreadableFolder(CatalogueModel model, string path, Exception inner) =>
        new($"{path}, the file of {model.Id}, could not be read ({inner.Message.TrimEnd('.')}): allow reading it.", inner);

    public static ModelException UnreadableToken(string path, Exception? inner) => inner is null
        ? new ModelException($"The file of Models:TokenFile, {path}, holds no token: put an access token of Hugging Face on its first line.")
        : new ModelException($"The file of Models:TokenFile, {path}, cannot be read: allow reading it, or name another.", inner);

    private static string Reason(Exception last) => last switch
    {
        SourceBusyException busy => $"it answered {(int)busy.Status}",
        TimeoutException => "it fell silent",
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "its name is not known here",
        HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError } => "the proxy does not let it through",
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => "no connection",
        _ => "the connection broke off",
    };
}
