// Loaded before the site's server. Next believes whatever a client sends as X-Forwarded-For and its kin; here they are
// dropped unless the socket belongs to a proxy named in TRUSTED_PROXIES (addresses or CIDR ranges, separated by commas, or
// "none"), and Next then fills in the socket's own address. Proxies append to what the client sent, so of a list only the
// last address counts that is not a trusted proxy's own.
import { Server } from 'node:http'
import { BlockList, isIP, isIPv6 } from 'node:net'

const family = (address) => (isIPv6(address) ? 'ipv6' : 'ipv4')
const proxies = new BlockList()
for (const entry of (process.env.TRUSTED_PROXIES ?? '')
  .split(',')
  .map((text) => text.trim())
  .filter((text) => text && text !== 'none')) {
  const [address, bits] = entry.split('/')
  proxies.addSubnet(address, Number(bits ?? (isIPv6(address) ? 128 : 32)), family(address))
}

const isTrusted = (address) => isIP(address) > 0 && proxies.check(address, family(address))

function clientAddress(forwarded) {
  const addresses = forwarded.split(',').map((text) => text.trim())
  return addresses.findLast((address) => !isTrusted(address)) ?? addresses[0]
}

const emit = Server.prototype.emit
Server.prototype.emit = function (event, request, ...rest) {
  if (event === 'request' || event === 'upgrade') {
    const { headers, socket } = request
    if (!isTrusted(socket.remoteAddress ?? '')) {
      for (const name of Object.keys(headers))
        if (/^(x-forwarded-|forwarded$|x-real-ip$)/.test(name)) delete headers[name]
    } else if (headers['x-forwarded-for']) {
      headers['x-forwarded-for'] = clientAddress(headers['x-forwarded-for'])
    }
  }
  return emit.call(this, event, request, ...rest)
}
