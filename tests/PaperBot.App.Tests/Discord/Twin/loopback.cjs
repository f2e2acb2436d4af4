// The twin listens on every interface; a test's server belongs on this machine alone.
const net = require('node:net')

const listen = net.Server.prototype.listen
net.Server.prototype.listen = function (port, ...rest) {
  if (typeof port !== 'number') throw new Error('Only a port can be listened on here.')
  const callback = rest.find((argument) => typeof argument === 'function')
  return listen.call(this, { port, host: '127.0.0.1' }, callback)
}
