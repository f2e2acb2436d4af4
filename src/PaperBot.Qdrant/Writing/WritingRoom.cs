using PaperBot.Qdrant.Meta;

namespace PaperBot.Qdrant.Writing;

/// <summary>All that writes to a library.</summary>
internal sealed class WritingRoom
{
    public WritingRoom(LibraryConnection library)
    {
        var points = new PointWriter(library);
        Collections = new LibraryCollections(library.Api, library.Names, library.Options);
        Terms = new TermWriter(library, points);
        Papers = new PaperWriter(library, Collections, points, Terms);
        Embeddings = new EmbeddingWriter(library, Collections, points);
        Activation = new Activation(library, Embeddings, points);
        Models = new ModelStore(library);
    }

    public LibraryCollections Collections { get; }

    public TermWriter Terms { get; }

    public PaperWriter Papers { get; }

    public EmbeddingWriter Embeddings { get; }

    public Activation Activation { get; }

    public ModelStore Models { get; }
}
