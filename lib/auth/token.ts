import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** A new sign-in token: 192 random bits, safe in a URL. */
export function newToken(): string {
  return randomBytes(24).toString("base64url");
}

/** Compares in constant time, whatever the lengths. */
export function isSameSecret(given: string, expected: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
