using System.Security.Cryptography;
using PaperBot.Embedding;
using PaperBot.Qdrant.Http;
using PaperBot.Qdrant.Payloads;
using PaperBot.Qdrant.Points;

namespace PaperBot.Qdrant.Meta;

/// <summary>Keeps the models of embeddings in pieces that a request can carry.</summary>
internal sealed class ModelStore(LibraryConnection library)
{
    private const int PieceBytes = 768 * 1024;

    /// <summary>Keeps a model; it counts once all of its pieces are there.</summary>
    public async Task SaveAsync(ProfileRecord record, ReadOnlyMemory<byte> model, CancellationToken cancellationToken)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(model.Span));
        var vector = LibraryNames.VectorOf(record.ToProfile());
        var pieces = (model.Length + PieceBytes - 1) / PieceBytes;
        for (var piece = 0; piece < pieces; piece++)
        {
            var data = Convert.ToBase64String(model.Span.Slice(piece * PieceBytes, Math.Min(PieceBytes, model.Length - (piece * PieceBytes))));
            var point = LibraryMeta.ToPoint(IdOf(vector, hash, piece), new ModelPiece(vector, data), MetaJson.Default.ModelPiece);
            await library.Api.UpsertAsync(library.Names.Meta, [point], Urgency.Background, cancellationToken).ConfigureAwait(false);
        }

        await library.Meta.WriteAsync([record with { ModelHash = hash, ModelPieces = pieces }], Urgency.Background, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The model of a profile; null when there is none, or when what is there is not what was kept.</summary>
    public async Task<ReadOnlyMemory<byte>?> LoadAsync(LibraryState state, EmbeddingProfile profile, CancellationToken cancellationToken)
    {
        if (state.Find(profile) is not { ModelHash: { } hash } record || state.Replaced(library.Names).Contains(record)) return null;
        using var bytes = new MemoryStream();
        for (var piece = 0; piece < record.ModelPieces; piece++)
        {
            var wanted = new RetrieveRequest([IdOf(LibraryNames.VectorOf(profile), hash, piece)], FieldSelection.All, FieldSelection.None);
            var found = await library.Api.RetrieveAsync(library.Names.Meta, wanted, Urgency.Question, cancellationToken).ConfigureAwait(false);
            if (found.Count == 0) return null;
            var data = LibraryMeta.Read(found[0], MetaJson.Default.ModelPiece).Data;
            var decoded = new byte[data.Length];
            if (!Convert.TryFromBase64String(data, decoded, out var length)) return null;
            bytes.Write(decoded, 0, length);
        }

        var model = bytes.ToArray();
        return Convert.ToHexStringLower(SHA256.HashData(model)) == hash ? model : null;
    }

    private static Guid IdOf(string vector, string hash, int piece) => PointId.Of(ModelPiece.KindName, $"{vector}\n{hash}\n{piece}");
}
