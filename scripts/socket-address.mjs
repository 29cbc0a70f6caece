// Loaded before the site's server. Next believes whatever a client sends as X-Forwarded-For and its kin; here they are
// dropped unless the socket belongs to a proxy named in TRUSTED_PROXIES (addresses or CIDR ranges, separated by commas),
// and Next then fills in the socket's own address.
import { Server } from 'node:http'
import { BlockList, isIPv6 } from 'node:net'

const family = (address) => (isIPv6(address) ? 'ipv6' : 'ipv4')
const proxies = new BlockList()
for (const entry of (process.env.TRUSTED_PROXIES ?? '')
  .split(',')
  .map((text) => text.trim())
  .filter(Boolean)) {
  const [address, bits] = entry.split('/')
  proxies.addSubnet(address, Number(bits ?? (isIPv6(address) ? 128 : 32)), family(address))
}

const emit = Server.prototype.emit
Server.prototype.emit = function (event, request, ...rest) {
  if (event === 'request' || event === 'upgrade') {
    const address = request.socket.remoteAddress ?? '0.0.0.0'
    if (!proxies.check(address, family(address))) {
      for (const name of Object.keys(request.headers))
        if (/^(x-forwarded-|forwarded$|x-real-ip$)/.test(name)) delete request.headers[name]
    }
  }
  return emit.call(this, event, request, ...rest)
}
