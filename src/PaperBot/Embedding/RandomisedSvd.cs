using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;

namespace PaperBot.Embedding;

/// <summary>
/// The leading right singular vectors of a sparse matrix, by randomised subspace iteration
/// (Halko, Martinsson and Tropp, "Finding structure with randomness", SIAM Review 2011, algorithm 4.4).
/// </summary>
internal static class RandomisedSvd
{
    private const int Oversampling = 16;
    private const int PowerIterations = 3;
    private const double SmallestRatio = 1e-4;
    private const double SmallestShift = 1e-6;
    private const double LargestShift = 1;
    private const double ShiftGrowth = 100;

    /// <summary>Up to <paramref name="rank"/> of them, that of the largest singular value first, as the columns of a matrix with one row per column of <paramref name="matrix"/>.</summary>
    public static DenseMatrix RightSingularVectors(SparseMatrix matrix, int rank, ulong seed, CancellationToken cancellationToken)
    {
        var width = Math.Min(rank + Oversampling, Math.Min(matrix.Rows, matrix.Columns));
        var transposed = matrix.Transpose();
        var image = matrix.Multiply(RandomSigns(matrix.Columns, width, seed));
        var basis = Orthonormalise(transposed.Multiply(Orthonormalise(image)));
        for (var i = 1; i < PowerIterations; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            basis = Orthonormalise(transposed.Multiply(Orthonormalise(matrix.Multiply(basis))));
        }

        cancellationToken.ThrowIfCancellationRequested();
        basis = Orthonormalise(basis);
        return Rotate(basis, matrix.Multiply(basis).Gram(), rank);
    }

    /// <summary>Turns an orthonormal basis into singular vectors, given the Gram matrix of its image (Rayleigh–Ritz).</summary>
    private static DenseMatrix Rotate(DenseMatrix basis, double[,] gram, int rank)
    {
        var eigen = Matrix.Build.DenseOfArray(gram).Evd(Symmetricity.Symmetric);
        var order = Enumerable.Range(0, gram.GetLength(0)).OrderByDescending(i => eigen.EigenValues[i].Real).ToArray();
        var values = order.Select(i => Math.Sqrt(Math.Max(0, eigen.EigenValues[i].Real))).ToArray();
        var kept = Math.Max(1, values.Take(rank).Count(value => value > SmallestRatio * values[0]));
        var rotation = new float[order.Length][];
        for (var row = 0; row < rotation.Length; row++)
        {
            rotation[row] = new float[kept];
            for (var column = 0; column < kept; column++) rotation[row][column] = (float)eigen.EigenVectors[row, order[column]];
        }

        return basis.Multiply(rotation);
    }

    /// <summary>Columns of unit length at right angles (Cholesky QR).</summary>
    private static DenseMatrix Orthonormalise(DenseMatrix matrix)
    {
        var inverse = Factor(Matrix.Build.DenseOfArray(matrix.Gram())).Transpose().Inverse();
        var rows = new float[inverse.RowCount][];
        for (var i = 0; i < rows.Length; i++) rows[i] = inverse.Row(i).Select(value => (float)value).ToArray();
        return matrix.Multiply(rows);
    }

    /// <summary>
    /// The Cholesky factor; a small shift keeps dependent columns from failing it. Where one direction outweighs all others (thousands of papers that are
    /// almost the same), what rounding leaves of theirs needs a larger one.
    /// </summary>
    private static Matrix<double> Factor(Matrix<double> gram)
    {
        for (var part = SmallestShift; ; part *= ShiftGrowth)
        {
            var shifted = gram.Clone();
            var shift = Math.Max(part * gram.Trace() / gram.RowCount, double.Epsilon * 1e20);
            for (var i = 0; i < shifted.RowCount; i++) shifted[i, i] += shift;
            try
            {
                return shifted.Cholesky().Factor;
            }
            catch (ArgumentException) when (part < LargestShift)
            {
                // Not positive definite yet.
            }
        }
    }

    private static DenseMatrix RandomSigns(int rows, int columns, ulong seed)
    {
        var signs = new DenseMatrix(rows, columns);
        var state = seed;
        for (var row = 0; row < rows; row++)
        {
            var target = signs.Row(row);
            for (var i = 0; i < target.Length; i++) target[i] = (NextRandom(ref state) & 1) == 0 ? 1 : -1;
        }

        return signs;
    }

    /// <summary>SplitMix64 (Steele, Lea and Flood, 2014).</summary>
    private static ulong NextRandom(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
