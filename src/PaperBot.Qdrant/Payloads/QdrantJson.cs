using System.Text.Json.Serialization;

namespace PaperBot.Qdrant.Payloads;

/// <summary>How payloads are written and read: snake case, nothing for null, unknown properties ignored on the way in.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(AliasChange))]
[JsonSerializable(typeof(CollectionDefinition))]
[JsonSerializable(typeof(CountRequest))]
[JsonSerializable(typeof(FacetRequest))]
[JsonSerializable(typeof(PayloadChange))]
[JsonSerializable(typeof(PayloadIndexRequest))]
[JsonSerializable(typeof(PointBatch))]
[JsonSerializable(typeof(PointSelection))]
[JsonSerializable(typeof(QueryBatch))]
[JsonSerializable(typeof(QueryRequest))]
[JsonSerializable(typeof(RetrieveRequest))]
[JsonSerializable(typeof(ScrollRequest))]
[JsonSerializable(typeof(VectorBatch))]
[JsonSerializable(typeof(VersionInfo))]
[JsonSerializable(typeof(Envelope<bool>), TypeInfoPropertyName = "Truth")]
[JsonSerializable(typeof(Envelope<AliasList>), TypeInfoPropertyName = "Aliases")]
[JsonSerializable(typeof(Envelope<CollectionCluster>), TypeInfoPropertyName = "Cluster")]
[JsonSerializable(typeof(Envelope<CollectionInfo>), TypeInfoPropertyName = "Collection")]
[JsonSerializable(typeof(Envelope<CollectionList>), TypeInfoPropertyName = "Collections")]
[JsonSerializable(typeof(Envelope<FacetAnswer>), TypeInfoPropertyName = "Facets")]
[JsonSerializable(typeof(Envelope<PointCount>), TypeInfoPropertyName = "Counted")]
[JsonSerializable(typeof(Envelope<IReadOnlyList<PointRecord>>), TypeInfoPropertyName = "Points")]
[JsonSerializable(typeof(Envelope<QueryAnswer>), TypeInfoPropertyName = "Answer")]
[JsonSerializable(typeof(Envelope<IReadOnlyList<QueryAnswer>>), TypeInfoPropertyName = "Answers")]
[JsonSerializable(typeof(Envelope<ScrollPage>), TypeInfoPropertyName = "Page")]
[JsonSerializable(typeof(Envelope<UpdateResult>), TypeInfoPropertyName = "Update")]
internal sealed partial class QdrantJson : JsonSerializerContext;
