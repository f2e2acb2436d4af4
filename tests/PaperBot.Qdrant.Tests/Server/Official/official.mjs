// Walks Qdrant's own client through the server whose address is given, and tells on one line what it got.
import { createRequire } from 'node:module'
import path from 'node:path'

const [address, apiKey] = process.argv.slice(2)
const { QdrantClient } = createRequire(path.join(process.env.OFFICIAL_FOLDER, 'package.json'))('@qdrant/js-client-rest')
const client = new QdrantClient({ url: address, apiKey })
const ids = (answer) => answer.points.map((point) => point.id)
const uuid = '0b0e7a1e-6f2c-4d3a-9b1c-111111111111'
const told = {}

await client.createCollection('papers-1', {
  vectors: { dense: { size: 3, distance: 'Cosine', on_disk: true } },
  sparse_vectors: { words: { modifier: 'idf' } },
  quantization_config: { scalar: { type: 'int8', quantile: 0.99, always_ram: true } },
  hnsw_config: { m: 16 },
  optimizers_config: { indexing_threshold: 20000 },
  shard_number: 2,
  replication_factor: 1,
  write_consistency_factor: 1,
})
await client.createPayloadIndex('papers-1', { field_name: 'year', field_schema: 'integer', wait: true })
await client.createPayloadIndex('papers-1', { field_name: 'authors[].words', field_schema: { type: 'keyword', on_disk: true }, wait: true })
await client.createPayloadIndex('papers-1', { field_name: 'title', field_schema: { type: 'text', tokenizer: 'word', lowercase: true }, wait: true })
await client.updateCollectionAliases({ actions: [{ create_alias: { collection_name: 'papers-1', alias_name: 'papers' } }] })
told.upsert = await client.upsert('papers', {
  wait: true,
  ordering: 'weak',
  points: [
    { id: 1, vector: { dense: [1, 0, 0], words: { indices: [1, 2], values: [1, 1] } }, payload: { year: 2020, title: 'On graphs', authors: [{ words: ['ada'] }] } },
    { id: 2, vector: { dense: [0, 2, 0], words: { indices: [2], values: [2] } }, payload: { year: 2021, title: 'On trees', authors: [{ words: ['bob', 'ada'] }] } },
    { id: uuid, vector: { dense: [1, 1, 0] }, payload: { year: 2019, title: 'Graphs again' } },
  ],
})
told.count = await client.count('papers', { exact: true })
told.filtered = await client.count('papers', {
  filter: { must: [{ nested: { key: 'authors', filter: { must: [{ key: 'words', match: { any: ['ada'] } }] } } }, { key: 'year', range: { gte: 2021 } }] },
})
told.dense = await client.query('papers', { query: [1, 0.1, 0], using: 'dense', limit: 2, with_payload: ['title'], with_vector: ['dense'] })
told.sparse = ids(await client.query('papers', { query: { indices: [2], values: [1] }, using: 'words' }))
told.fused = ids(
  await client.query('papers', {
    prefetch: [
      { query: [1, 0.1, 0], using: 'dense', limit: 10 },
      { query: { indices: [2], values: [1] }, using: 'words', limit: 10, filter: { must_not: [{ key: 'year', match: { value: 2021 } }] } },
    ],
    query: { fusion: 'rrf' },
    limit: 5,
  }),
)
told.batch = (
  await client.queryBatch('papers', {
    searches: [
      { query: { recommend: { positive: [1], negative: [2], strategy: 'average_vector' } }, using: 'dense', limit: 5 },
      { query: { nearest: [1, 0, 0], mmr: { diversity: 0.5, candidates_limit: 10 } }, using: 'dense', limit: 2 },
      { query: { order_by: { key: 'year', direction: 'desc' } }, limit: 5 },
    ],
  })
).map(ids)
const first = await client.scroll('papers', { limit: 2, with_payload: false })
told.pages = [first.points.map((point) => point.id), first.next_page_offset]
told.ordered = (await client.scroll('papers', { order_by: { key: 'year', direction: 'asc' } })).points.map((point) => point.order_value)
told.retrieved = await client.retrieve('papers', { ids: [uuid, 99], with_vector: true })
told.facet = await client.facet('papers', { key: 'year', limit: 1 })
await client.setPayload('papers', { payload: { source: 'arxiv' }, points: [1], wait: true })
await client.overwritePayload('papers', { payload: { year: 1990 }, points: [2], wait: true })
await client.deletePayload('papers', { keys: ['title'], points: [1], wait: true })
await client.updateVectors('papers', { points: [{ id: uuid, vector: { words: { indices: [9], values: [1] } } }], wait: true })
await client.deleteVectors('papers', { points: [1], vector: ['words'], wait: true })
await client.batchUpdate('papers', { operations: [{ delete: { points: [2] } }, { set_payload: { payload: { year: 2 }, points: [uuid] } }], wait: true })
told.left = (await client.scroll('papers', { with_payload: true })).points.map((point) => [point.id, point.payload])
told.info = await client.getCollection('papers')
told.collections = (await client.getCollections()).collections
told.aliases = (await client.getAliases()).aliases
told.exists = [(await client.collectionExists('papers')).exists, (await client.collectionExists('others')).exists]
await client.delete('papers', { filter: { must: [{ has_id: [1] }] }, wait: true })
await client.deletePayloadIndex('papers', 'title', { wait: true })
told.deleted = await client.deleteCollection('papers-1')
told.error = await client.count('papers').then(
  () => null,
  (error) => [error.status, error.data?.status?.error],
)
console.log(JSON.stringify(told))
