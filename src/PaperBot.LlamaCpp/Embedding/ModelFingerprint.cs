using System.Security.Cryptography;
using System.Text;

namespace PaperBot.LlamaCpp.Embedding;

/// <summary>
/// Tells model files apart without reading gigabytes at every start: a hash of the length, of the beginning (where names and settings stand) and of
/// slices spread evenly over the weights, together with the settings that decide the vectors.
/// </summary>
internal static class ModelFingerprint
{
    private const int BeginningBytes = 1 << 20;
    private const int SliceBytes = 1 << 14;
    private const int Slices = 128;

    public static async Task<string> OfAsync(string path, string settings, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0, useAsync: true);
        await using (file.ConfigureAwait(false))
        {
            var length = file.Length;
            hash.AppendData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{length}\n{settings}\n")));
            var buffer = new byte[BeginningBytes];
            for (var slice = 0; slice <= Slices; slice++)
            {
                file.Position = slice == 0 ? 0 : Math.Max(0, (length - SliceBytes) * slice / Slices);
                var read = await file.ReadAtLeastAsync(buffer.AsMemory(0, slice == 0 ? BeginningBytes : SliceBytes), SliceBytes, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
                hash.AppendData(buffer.AsSpan(0, read));
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }
}
