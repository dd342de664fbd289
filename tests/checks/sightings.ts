import type { SecretSighting } from "#lib/inventory/reading.ts";

/** A secret that was found and replaced when the resource was read. */
export function sighted(path: string, kind = "named-secret"): SecretSighting {
  return { path, kind, fingerprint: "3f9a1c0b2d4e" };
}
