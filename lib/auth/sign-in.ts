import type { IncomingMessage, ServerResponse } from "node:http";
import type { Attempts } from "./attempts.ts";
import { type Refusal, sessionCookie, sessionOf, tooMany } from "./gate.ts";
import { type Sessions, sessionMaxAgeSeconds } from "./sessions.ts";
import { safeNext, type Target } from "./target.ts";
import { isSameSecret } from "./token.ts";

export interface SignInSettings {
  token: string;
  sessions: Sessions;
  attempts: Attempts;
}

interface Asked {
  request: IncomingMessage;
  response: ServerResponse;
  target: Target;
  /** Whom attempts are counted against. */
  address: string;
  /** The browser came over TLS, so that its cookie must not leave without. */
  isSecure: boolean;
}

/**
 * Answers the sign-in link (GET with a token), the sign-in form and sign-out. False when the request is none of them, and a
 * refusal when too many attempts were wrong.
 */
export async function answerSignIn(asked: Asked, settings: SignInSettings): Promise<boolean | Refusal> {
  const { request, response, target, isSecure } = asked;
  if (target.path === "/sign-out" && request.method === "POST") {
    await settings.sessions.end(sessionOf(request.headers));
    return redirect(response, "/sign-in", cookie("", 0, isSecure));
  }
  if (target.path !== "/sign-in") return false;
  if (request.method === "POST") {
    const form = new URLSearchParams(await bodyOf(request));
    return finish(asked, settings, form.get("token") ?? "", form.get("next"));
  }
  const query = new URLSearchParams(target.search);
  const given = request.method === "GET" ? query.get("token") : null;
  return given === null ? false : finish(asked, settings, given, query.get("next"));
}

async function finish(
  { request, response, address, isSecure }: Asked,
  { token, sessions, attempts }: SignInSettings,
  given: string,
  next: string | null,
): Promise<true | Refusal> {
  const looked = await attempts.look(address, () => isSameSecret(given.trim(), token));
  if (looked === "wrong") {
    return redirect(response, `/sign-in?error=1&next=${encodeURIComponent(safeNext(next))}`);
  }
  if (looked !== "right") return tooMany(looked.waitSeconds);
  await sessions.end(sessionOf(request.headers));
  return redirect(response, safeNext(next), cookie(await sessions.start(), sessionMaxAgeSeconds, isSecure));
}

function redirect(response: ServerResponse, location: string, setCookie?: string): true {
  response.writeHead(303, { location, "cache-control": "no-store", ...(setCookie && { "set-cookie": setCookie }) });
  response.end();
  return true;
}

function cookie(value: string, maxAge: number, isSecure: boolean): string {
  const secure = isSecure ? "; Secure" : "";
  return `${sessionCookie}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAge}${secure}`;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
