// Starts discord-digital-twin and lets a test act as Discord's users: one JSON object a line comes in, one goes out.
// The first line out says where the server is and who is there. The end of standard input ends the program.
import { createRequire } from 'node:module'
import http from 'node:http'
import path from 'node:path'
import readline from 'node:readline'
import { pathToFileURL } from 'node:url'

const packages = createRequire(path.join(process.env.TWIN_FOLDER, 'package.json'))
const { DigitalDiscord } = await import(pathToFileURL(packages.resolve('discord-digital-twin')).href)

const textChannel = 0
const directChannel = 1
const command = 2
const component = 3
const autocomplete = 4
const form = 5

const discord = new DigitalDiscord({
  botToken: process.env.TWIN_BOT_TOKEN,
  botUser: { username: 'PaperBot' },
  guild: { name: 'Reading group' },
  channels: [{ name: 'papers', type: textChannel }, { name: 'off-topic', type: textChannel }],
  users: [{ username: 'ada' }, { username: 'grace' }],
})
await discord.start()

const prisma = discord.prisma
const users = await prisma.user.findMany({ where: { bot: false }, orderBy: { id: 'asc' } })
const bot = await prisma.user.findUniqueOrThrow({ where: { id: discord.botUserId } })
const channels = await prisma.channel.findMany({ orderBy: { id: 'asc' } })
const direct = String(BigInt(channels.at(-1).id) + 1n)
await prisma.channel.create({ data: { id: direct, type: directChannel } })

// Where the twin tells the bot other things than Discord does: mentions and the message replied to, the texts that a bot without the message content intent
// does not read, and direct conversations, which belong to no guild.
const gateway = discord.server.gateway
const broadcast = gateway.broadcast.bind(gateway)
const repliedTo = new Map()
// View channel, send messages, embed links, read history, use commands.
const everyday = String(2n ** 10n + 2n ** 11n + 2n ** 14n + 2n ** 16n + 2n ** 31n)
const asUser = ({ id, username }) => ({ id, username, discriminator: '0', avatar: null, bot: id === discord.botUserId })

gateway.broadcast = (event, data) => {
  const told = { ...data }
  if (event === 'INTERACTION_CREATE' && told.channel_id === direct) {
    Object.assign(told, { user: told.member.user, context: 1 })
    delete told.member
    delete told.guild_id
  }
  // To the twin everybody may do everything; here the second person is a member like most.
  if (event === 'INTERACTION_CREATE' && told.member?.user?.id === users[1].id) told.member = { ...told.member, permissions: everyday }
  broadcast(event, told)
}

gateway.broadcastMessageCreate = (message, guild) => {
  const told = { ...message }
  const referenced = repliedTo.get(message.message_reference?.message_id)
  if (referenced) Object.assign(told, { type: 19, referenced_message: referenced })
  const isMentioned = told.content.includes(`<@${bot.id}>`) || referenced?.author.id === bot.id
  told.mentions = isMentioned ? [asUser(bot)] : []
  if (guild) told.guild_id = guild
  if (guild && !isMentioned && told.author.id !== bot.id) told.content = ''
  broadcast('MESSAGE_CREATE', told)
}

// Uploaded files lie on a server of their own, as Discord's do.
const uploads = new Map()
const files = http.createServer((request, response) => {
  const content = uploads.get(request.url)
  response.writeHead(content ? 200 : 404)
  response.end(content)
})
await new Promise((resolve) => files.listen(0, resolve))

async function interact(type, request, data, messageId) {
  const { id } = await discord.simulateInteraction({ type, channelId: request.channel, userId: request.user, messageId, data })
  return { interaction: id }
}

// The twin forgets that a deferred response was private; Discord's client shows it with every click.
async function keepPrivate(messageId) {
  const origin = await prisma.interactionResponse.findFirst({ where: { messageId, type: 5 } })
  const flags = origin?.data ? JSON.parse(origin.data).flags : 0
  if (flags) await prisma.message.update({ where: { id: messageId }, data: { flags } })
}

async function registered(name, type) {
  const found = await prisma.applicationCommand.findFirst({ where: { name, type } })
  if (!found) throw new Error(`The bot has registered no command ${name} of type ${type}.`)
  return found
}

const acts = {
  async commands() {
    const all = await prisma.applicationCommand.findMany({ orderBy: { name: 'asc' } })
    return all.map(({ name, type, description, options }) => ({ name, type, description, options: JSON.parse(options) }))
  },
  async slash(request) {
    const { id } = await registered(request.name, 1)
    return interact(command, request, { id, name: request.name, type: 1, options: request.options ?? [], ...(request.resolved ? { resolved: request.resolved } : {}) })
  },
  async complete(request) {
    const { id } = await registered(request.name, 1)
    return interact(autocomplete, request, { id, name: request.name, type: 1, options: request.options })
  },
  async message_command(request) {
    const { id } = await registered(request.name, 3)
    const found = await message(request.message)
    return interact(command, request, { id, name: request.name, type: 3, target_id: found.id, resolved: { messages: { [found.id]: found } } })
  },
  async click(request) {
    await keepPrivate(request.message)
    return interact(component, request, { custom_id: request.custom_id, component_type: 2 }, request.message)
  },
  async select(request) {
    await keepPrivate(request.message)
    return interact(component, request, { custom_id: request.custom_id, component_type: 3, values: request.values }, request.message)
  },
  async submit(request) {
    const components = Object.entries(request.fields).map(([custom_id, value]) => ({ type: 1, components: [{ type: 4, custom_id, value }] }))
    return interact(form, request, { custom_id: request.custom_id, components }, request.message)
  },
  async say(request) {
    const reference = request.reply_to ? { message_id: request.reply_to, channel_id: request.channel } : undefined
    if (reference) repliedTo.set(request.reply_to, await message(request.reply_to))
    const sent = await discord.simulateUserMessage({ channelId: request.channel, userId: request.user, content: request.content, messageReference: reference })
    return { message: sent.id }
  },
  async messages(request) {
    return discord.channel(request.channel).getMessages()
  },
  async response(request) {
    const found = await prisma.interactionResponse.findUnique({ where: { interactionId: request.interaction } })
    if (!found) throw new Error('There is no such interaction.')
    return { acknowledged: found.acknowledged, type: found.type, message: found.messageId, data: found.data ? JSON.parse(found.data) : null }
  },
  async threads(request) {
    return prisma.channel.findMany({ where: { parentId: request.channel } })
  },
  async upload(request) {
    const where = `/${uploads.size}/${request.name}`
    uploads.set(where, Buffer.from(request.content, 'base64'))
    return { url: `http://127.0.0.1:${files.address().port}${where}` }
  },
  async typing(request) {
    return discord.getTypingEvents({ channelId: request.channel }).length
  },
  async sessions() {
    return gateway.clients.filter((client) => client.identified).length
  },
}

async function message(id) {
  const found = await prisma.message.findUniqueOrThrow({ where: { id } })
  return (await discord.channel(found.channelId).getMessages()).find((candidate) => candidate.id === id)
}

const tell = (object) => process.stdout.write(`${JSON.stringify(object)}\n`)
tell({
  api: `http://127.0.0.1:${discord.port}/api/v10/`,
  gateway: discord.gatewayUrl,
  files: `127.0.0.1:${files.address().port}`,
  bot: discord.botUserId,
  guild: discord.guildId,
  channels: channels.map((channel) => channel.id),
  direct,
  users: users.map((user) => user.id),
})

for await (const line of readline.createInterface({ input: process.stdin })) {
  const request = JSON.parse(line)
  try {
    tell({ result: await acts[request.act](request) })
  } catch (error) {
    tell({ error: String(error?.message ?? error) })
  }
}
process.exit(0)
