import type { SessionStore } from "#lib/auth/sessions.ts";

/** Sessions for tests that have no database. */
export function memorySessions(): SessionStore & { kept: Map<string, Date> } {
  const kept = new Map<string, Date>();
  return {
    kept,
    add: async (hash, expiresAt) => void kept.set(hash, expiresAt),
    has: async (hash) => (kept.get(hash)?.getTime() ?? 0) > Date.now(),
    remove: async (hash) => void kept.delete(hash),
  };
}
