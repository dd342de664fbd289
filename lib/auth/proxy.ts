import type { IncomingHttpHeaders } from "node:http";

/*
 * What a proxy says of the browser in front of it. It is believed only where its owner named the proxy's host in
 * SAGEWARDEN_ALLOWED_HOSTS and the request came by that name, from a machine as near as a proxy is.
 */

interface Hop {
  headers: IncomingHttpHeaders;
  /** Of the other end of the connection. */
  remoteAddress: string | undefined;
}

/** True when the browser speaks TLS with the proxy: cookies are then for TLS only. */
export function isBehindTls({ headers }: Pick<Hop, "headers">, proxiedHosts: ReadonlySet<string>): boolean {
  const host = headers.host?.toLowerCase() ?? "";
  if (!proxiedHosts.has(host)) return false;
  const said = String(headers["x-forwarded-proto"] ?? "").split(",")[0];
  return said?.trim().toLowerCase() === "https" || headers.origin?.toLowerCase() === `https://${host}`;
}

/** Whom to count an attempt to sign in against: the address that the proxy saw, or the one at the other end. */
export function addressOf({ headers, remoteAddress = "unknown" }: Hop, proxiedHosts: ReadonlySet<string>): string {
  if (!proxiedHosts.has(headers.host?.toLowerCase() ?? "") || !isNear(remoteAddress)) return remoteAddress;
  // The last one is what the proxy itself added; the others are anybody's word.
  return (
    String(headers["x-forwarded-for"] ?? "")
      .split(",")
      .at(-1)
      ?.trim() || remoteAddress
  );
}

function isNear(address: string): boolean {
  return /^(::ffff:)?(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)|^::1$|^f[cd]/i.test(address);
}
