import type { IncomingHttpHeaders } from "node:http";
import { isSameSecret, isValidSession } from "./token.ts";

export const sessionCookie = "sagewarden_session";

export interface GateSettings {
  token: string;
  /** `host:port` values a browser may name; anything else is a rebound name or a proxy nobody configured. */
  hosts: ReadonlySet<string>;
  /** Files of public/, as URL paths. */
  publicFiles: ReadonlySet<string>;
}

export type GateVerdict =
  | { pass: true }
  | { pass: false; status: 302; location: string }
  | { pass: false; status: 400 | 401 | 403; title: string; detail: string };

/**
 * Decides about every request before anything else sees it. Three questions: is it meant for this server (Host), does
 * it come from our own pages when a browser sends it (Origin, Sec-Fetch-Site), and who asks (session or bearer token).
 */
export function gate(
  request: { method: string; path: string; search: string; headers: IncomingHttpHeaders },
  settings: GateSettings,
): GateVerdict {
  const { method, path, search, headers } = request;
  const host = headers.host?.toLowerCase() ?? "";
  if (!settings.hosts.has(host)) {
    return refuse(
      400,
      "Unknown host",
      "This server does not answer to that host name. Name it in SAGEWARDEN_ALLOWED_HOSTS.",
    );
  }
  const isWrite = method !== "GET" && method !== "HEAD";
  const hasBearer = isBearer(headers.authorization, settings.token);
  if (headers.origin !== undefined && !isOwnOrigin(headers.origin, host)) {
    return refuse(403, "Foreign origin", "The request comes from a page of another site.");
  }
  if (isWrite && !hasBearer && headers.origin === undefined) {
    return refuse(403, "No origin", "A browser names the origin of a change; other programs send a bearer token.");
  }
  if (headers["sec-fetch-site"] === "cross-site" && (isWrite || path.startsWith("/api/"))) {
    return refuse(403, "Foreign origin", "The request comes from a page of another site.");
  }
  if (isPublic(path, settings.publicFiles)) return { pass: true };
  if (hasBearer || isValidSession(cookieOf(headers.cookie), settings.token)) return { pass: true };
  if (path.startsWith("/api/") || isWrite) {
    return refuse(
      401,
      "Not signed in",
      "Send Authorization: Bearer with the sign-in token, or sign in with a browser.",
    );
  }
  return { pass: false, status: 302, location: `/sign-in?next=${encodeURIComponent(path + search)}` };
}

function refuse(status: 400 | 401 | 403, title: string, detail: string): GateVerdict {
  return { pass: false, status, title, detail };
}

function isPublic(path: string, files: ReadonlySet<string>): boolean {
  return path === "/api/v1/health" || path === "/sign-in" || path.startsWith("/_next/static/") || files.has(path);
}

function isBearer(authorization: string | undefined, token: string): boolean {
  const given = /^Bearer (.+)$/i.exec(authorization ?? "")?.[1];
  return given !== undefined && isSameSecret(given, token);
}

function isOwnOrigin(origin: string, host: string): boolean {
  return origin.toLowerCase() === `http://${host}` || origin.toLowerCase() === `https://${host}`;
}

function cookieOf(header: string | undefined): string {
  for (const pair of header?.split(";") ?? []) {
    const [name, value = ""] = pair.trim().split("=");
    if (name === sessionCookie) return value;
  }
  return "";
}

/** Where to go after signing in: a path of this server, never another site. */
export function safeNext(next: string | null): string {
  return next && /^\/(?![/\\])/.test(next) && !next.startsWith("/sign-") ? next : "/";
}

/** Every `host:port` under which a browser reaches a server bound here, and those its owner named besides. */
export function hostsOf(host: string, port: number, allowed: readonly string[]): ReadonlySet<string> {
  const names = ["127.0.0.1", "localhost", "[::1]", host.includes(":") ? `[${host}]` : host];
  return new Set(
    [...names.map((name) => `${name}:${port}`), ...(port === 80 ? names : []), ...allowed].map((name) =>
      name.toLowerCase(),
    ),
  );
}
