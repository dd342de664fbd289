import type { IncomingMessage, ServerResponse } from "node:http";
import { safeNext, sessionCookie } from "./gate.ts";
import { isSameSecret, newSession, sessionMaxAgeSeconds } from "./token.ts";

/** Answers the sign-in link (GET with a token), the sign-in form and sign-out; false when the request is none of them. */
export async function answerSignIn(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  token: string,
): Promise<boolean> {
  if (url.pathname === "/sign-out" && request.method === "POST") {
    return redirect(response, "/sign-in", cookie("", 0));
  }
  if (url.pathname !== "/sign-in") return false;
  if (request.method === "POST") {
    const form = new URLSearchParams(await bodyOf(request));
    return finish(response, token, form.get("token") ?? "", form.get("next"));
  }
  const given = url.searchParams.get("token");
  return given === null ? false : finish(response, token, given, url.searchParams.get("next"));
}

function finish(response: ServerResponse, token: string, given: string, next: string | null): true {
  if (isSameSecret(given.trim(), token)) {
    return redirect(response, safeNext(next), cookie(newSession(token), sessionMaxAgeSeconds));
  }
  return redirect(response, `/sign-in?error=1&next=${encodeURIComponent(safeNext(next))}`);
}

function redirect(response: ServerResponse, location: string, setCookie?: string): true {
  response.writeHead(303, { location, "cache-control": "no-store", ...(setCookie && { "set-cookie": setCookie }) });
  response.end();
  return true;
}

function cookie(value: string, maxAge: number): string {
  return `${sessionCookie}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAge}`;
}

const maxBody = 4096;

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of request) {
    body += String(chunk);
    if (body.length > maxBody) return "";
  }
  return body;
}
