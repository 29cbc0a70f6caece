/** A page whose address opens it, as far as the secret in it. */
const SECRET =
  /^((?:\/api)?\/(?:r|join|calendar|unsubscribe|courses\/interest|donate\/(?:mine|give)|board\/(?:apply(?:\/(?:draft|code))?|reference|disclosure)))\/[^/]+/

/** Whether whoever is given this address holds what it opens. Of `/donate/thanks` it is the query string. */
export function isSecretAddress(pathname: string): boolean {
  return SECRET.test(pathname) || pathname === '/donate/thanks'
}

/** An address as a log may keep it: without its secret and its query string. */
export function withoutSecrets(path: string): string {
  return path.replace(/\?.*$/, '').replace(SECRET, '$1/…')
}
