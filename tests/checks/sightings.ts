import type { Check } from "#lib/checks/define.ts";
import { noSecrets } from "#lib/checks/no-secrets.ts";
import type { SecretSighting } from "#lib/readings/reading.ts";

/** A secret that was found and replaced when the resource was read. */
export function sighted(path: string, kind = "named-secret"): SecretSighting {
  return { path, kind, fingerprint: "3f9a1c0b2d4e" };
}

/** The check of this id among those that the shared definition yields. */
export function noSecretsCheck(id: string): Check {
  const check = noSecrets.find((one) => one.id === id);
  if (!check) throw new Error(`There is no check ${id}.`);
  return check;
}
