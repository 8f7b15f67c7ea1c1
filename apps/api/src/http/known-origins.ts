const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** What addresses this installation answers under and takes changes from. */
export interface KnownOrigins {
  /** True for the `Host` of the public address, and for loopback names, which no foreign site can point at us with. */
  isKnownHost(host: string | undefined): boolean;
  /** True when a page of this origin may change something through a cookie: the public address, or the loopback name asked. */
  isOwnOrigin(origin: string, host: string | undefined): boolean;
}

export function knownOrigins(publicUrl: string): KnownOrigins {
  const own = new URL(publicUrl);
  return {
    isKnownHost: (host) => host !== undefined && (host.toLowerCase() === own.host || isLoopbackHost(host)),
    isOwnOrigin: (origin, host) => origin === own.origin || (host !== undefined && isLoopbackHost(host) && origin === `http://${host.toLowerCase()}`),
  };
}

/** `Host` header with a loopback name, with or without port. */
export function isLoopbackHost(host: string): boolean {
  return LOOPBACK.has(host.toLowerCase().replace(/:\d{1,5}$/, ''));
}

/** An origin whose host is a loopback name, whatever its port. */
export function isLoopbackOrigin(origin: string): boolean {
  if (!URL.canParse(origin)) return false;
  const url = new URL(origin);
  return url.origin === origin && url.protocol === 'http:' && LOOPBACK.has(url.hostname);
}
