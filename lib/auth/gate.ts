import type { IncomingHttpHeaders } from "node:http";
import type { Attempts } from "./attempts.ts";
import type { Sessions } from "./sessions.ts";
import { isSameSecret } from "./token.ts";

export const sessionCookie = "sagewarden_session";

export interface GateSettings {
  token: string;
  sessions: Pick<Sessions, "isValid">;
  attempts: Attempts;
  /** `host:port` values a browser may name; anything else is a rebound name or a proxy nobody configured. */
  hosts: ReadonlySet<string>;
  /** Files of public/, as URL paths. */
  publicFiles: ReadonlySet<string>;
}

export interface GateRequest {
  method: string;
  path: string;
  search: string;
  headers: IncomingHttpHeaders;
  /** Whom attempts are counted against. */
  address: string;
}

export interface Refusal {
  pass: false;
  status: 400 | 401 | 403 | 405 | 408 | 413 | 429 | 431 | 503;
  title: string;
  detail: string;
  retryAfterSeconds?: number;
}

export type GateVerdict = { pass: true } | { pass: false; status: 302; location: string } | Refusal;

/**
 * Decides about every request before anything else sees it. Three questions: is it meant for this server (Host), does
 * it come from our own pages when a browser sends it (Origin, Sec-Fetch-Site), and who asks (session or bearer token).
 */
export async function gate(request: GateRequest, settings: GateSettings): Promise<GateVerdict> {
  const { method, path, search, headers, address } = request;
  const host = headers.host?.toLowerCase() ?? "";
  if (!settings.hosts.has(host)) {
    return refuse(
      400,
      "Unknown host",
      "This server does not answer to that host name. Name it in SAGEWARDEN_ALLOWED_HOSTS.",
    );
  }
  const isWrite = method !== "GET" && method !== "HEAD";
  const bearer = bearerOf(headers.authorization);
  if (headers.origin !== undefined && !isOwnOrigin(headers.origin, host)) {
    return refuse(403, "Foreign origin", "The request comes from a page of another site.");
  }
  // No page of another site can make a browser send this header.
  if (isWrite && bearer === undefined && headers.origin === undefined) {
    return refuse(403, "No origin", "A browser names the origin of a change; other programs send a bearer token.");
  }
  if (headers["sec-fetch-site"] === "cross-site" && (isWrite || path.startsWith("/api/"))) {
    return refuse(403, "Foreign origin", "The request comes from a page of another site.");
  }
  if (isPublic(path, settings.publicFiles)) return { pass: true };
  const session = sessionOf(headers);
  if (session !== "" && (await settings.sessions.isValid(session))) return { pass: true };
  if (bearer !== undefined) {
    const looked = await settings.attempts.look(address, () => isSameSecret(bearer, settings.token));
    if (looked === "right") return { pass: true };
    if (looked !== "wrong") return tooMany(looked.waitSeconds);
  }
  if (path.startsWith("/api/") || isWrite) {
    return refuse(
      401,
      "Not signed in",
      "Send Authorization: Bearer with the sign-in token, or sign in with a browser.",
    );
  }
  return { pass: false, status: 302, location: `/sign-in?next=${encodeURIComponent(path + search)}` };
}

export function refuse(status: Refusal["status"], title: string, detail: string): Refusal {
  return { pass: false, status, title, detail };
}

export function tooMany(retryAfterSeconds: number): Refusal {
  const detail = `Too many wrong sign-in tokens came from your address. Try again in ${retryAfterSeconds} seconds.`;
  return { ...refuse(429, "Too many attempts", detail), retryAfterSeconds };
}

function isPublic(path: string, files: ReadonlySet<string>): boolean {
  return path === "/api/v1/health" || path === "/sign-in" || path.startsWith("/_next/static/") || files.has(path);
}

function bearerOf(authorization: string | undefined): string | undefined {
  return /^Bearer +(.+)$/i.exec(authorization ?? "")?.[1];
}

function isOwnOrigin(origin: string, host: string): boolean {
  return origin.toLowerCase() === `http://${host}` || origin.toLowerCase() === `https://${host}`;
}

/** The session's id that a request carries, "" without one. */
export function sessionOf({ cookie }: IncomingHttpHeaders): string {
  for (const pair of cookie?.split(";") ?? []) {
    const [name, value = ""] = pair.trim().split("=");
    if (name === sessionCookie) return value;
  }
  return "";
}

/** Every `host:port` under which a browser reaches a server bound here by itself. */
export function ownHostsOf(host: string, port: number): ReadonlySet<string> {
  const names = ["127.0.0.1", "localhost", "[::1]", host.includes(":") ? `[${host}]` : host];
  return new Set(
    [...names.map((name) => `${name}:${port}`), ...(port === 80 ? names : [])].map((name) => name.toLowerCase()),
  );
}
