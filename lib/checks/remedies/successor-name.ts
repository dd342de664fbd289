import { hasMark, replaceMarks } from "#lib/analysis/secrets/mark.ts";
import type { Kind } from "#lib/inventory/kinds.ts";
import type { CheckContext } from "../define.ts";

/** Longest name of a notebook instance, model or endpoint config. Source: SageMaker API reference. */
const longestName = 63;

interface Naming {
  suffix?: string;
  longest?: number;
  /** Tells successors of one resource from each other. */
  seed?: string;
  isTaken?: (name: string) => boolean;
}

/**
 * A name for what takes a resource's place: within SageMaker's limit, not its own, none that is taken, and another than
 * the successor of any other resource: where the name does not fit whole, or held a secret, a hash tells it from those
 * that begin alike.
 */
export function successorName(name: string, naming: Naming = {}): string {
  const { suffix = "-hardened", longest = longestName, seed, isTaken = () => false } = naming;
  const isFree = (candidate: string) => candidate.length <= longest && candidate !== name && !isTaken(candidate);
  const clean = withoutSecrets(name);
  if (seed === undefined && clean === name && !name.endsWith(suffix) && isFree(name + suffix)) return name + suffix;
  const stem = clean.endsWith(suffix) ? clean.slice(0, -suffix.length) : clean;
  for (let attempt = 0; ; attempt++) {
    const end = `-${fingerprint([name, seed, attempt].join(" "))}${suffix}`;
    const candidate = stem.slice(0, longest - end.length).replace(/-+$/, "") + end;
    if (isFree(candidate)) return candidate;
  }
}

/** A name less the secrets it held. Names are words with single hyphens between them. */
function withoutSecrets(name: string): string {
  if (!hasMark(name)) return name;
  const words = replaceMarks(name, () => "-").split(/[^a-zA-Z0-9]+/);
  return words.filter((word) => word !== "").join("-") || "renamed";
}

/** The successor's name for a resource of the account that was read. */
export function successorIn({ inventory, identity }: CheckContext, kind: Kind, name: string, naming?: Naming): string {
  const isTaken = (candidate: string) => inventory.get(kind, candidate, identity.region).found;
  return successorName(name, { ...naming, isTaken });
}

/** FNV-1a: names that begin alike are told apart; nothing depends on its being secret. */
function fingerprint(text: string): string {
  let state = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) state = Math.imul(state ^ byte, 0x01000193) >>> 0;
  return state.toString(36).padStart(7, "0").slice(-6);
}
