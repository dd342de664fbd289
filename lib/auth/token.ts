import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** A new sign-in token: 192 random bits, safe in a URL. */
export function newToken(): string {
  return randomBytes(24).toString("base64url");
}

/** Compares in constant time, whatever the lengths. */
export function isSameSecret(given: string, expected: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

const lifetimeMs = 30 * 24 * 3_600_000;

/**
 * A session is a statement signed with the token: `expiry.signature`. Nothing is stored; a new token ends every
 * session.
 */
export function newSession(token: string, now = Date.now()): string {
  const expiry = String(now + lifetimeMs);
  return `${expiry}.${sign(expiry, token)}`;
}

export function isValidSession(session: string, token: string, now = Date.now()): boolean {
  const [expiry = "", signature = ""] = session.split(".");
  return isSameSecret(signature, sign(expiry, token)) && Number(expiry) > now;
}

export const sessionMaxAgeSeconds = lifetimeMs / 1000;

function sign(expiry: string, token: string): string {
  return createHmac("sha256", token).update(`session ${expiry}`).digest("base64url");
}
