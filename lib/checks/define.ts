import type { z } from "zod";
import type { Inventory } from "#lib/inventory/inventory.ts";
import type { Kind, PartOf, ResourceOf } from "#lib/inventory/kinds.ts";
import type { Identity, SecretSighting } from "#lib/readings/reading.ts";
import type { Fix } from "./fixes.ts";
import type { Verdict } from "./verdicts.ts";

export const severities = ["critical", "high", "medium", "low", "info"] as const;
export type Severity = (typeof severities)[number];

export const categories = [
  "network",
  "encryption-at-rest",
  "encryption-in-transit",
  "identity",
  "logging",
  "containers",
  "data",
  "edge",
  "secrets",
  "resilience",
  "hygiene",
] as const;
export type Category = (typeof categories)[number];

/** What a check may look at besides its resource. No clock: `now` is when the scan started. */
export interface CheckContext {
  identity: Identity;
  inventory: Inventory;
  /** ISO time the scan started. */
  now: string;
  /** Secrets that were found in the resource and replaced when it was read. */
  secrets: readonly SecretSighting[];
}

/** Thresholds and lists that people may set in sagewarden.config.json: each with a default, and a description of what it may be. */
export type OptionsSchema = z.ZodObject<Readonly<Record<string, z.ZodDefault>>>;

/** A check that declares options is given them, as they were set or by default. */
export type ContextOf<Options extends OptionsSchema> = [Options] extends [never]
  ? CheckContext
  : CheckContext & { options: z.output<Options> };

export interface Check<
  K extends Kind = Kind,
  Part extends PartOf<K> = PartOf<K>,
  Options extends OptionsSchema = OptionsSchema,
> {
  /** `kind/name-of-the-good-state`, equal to the file's path under lib/checks. */
  id: string;
  kind: K;
  /** Ids that it had in earlier releases, the oldest first; those that follow from an earlier name of its kind are known. */
  formerly?: readonly string[];
  /** The good state, at most 90 characters: "Notebook instance has no direct internet access". */
  title: string;
  /** The bad state, in the same words. */
  failTitle: string;
  severity: Severity;
  category: Category;
  /** What it shares with checks that ask the same of other kinds: together they weigh as one. Left out: its id. */
  question?: string;
  /** Why it matters, in one or two sentences. */
  rationale: string;
  /** Of a check that calls are recorded, what CloudTrail's history never shows, after "who" and before "it": "calls", "reads and writes objects of". */
  hides?: string;
  /** Of a kind that is derived: the family whose things it judges, and no others. */
  family?: string;
  /** Other kinds that `evaluate` looks up. It answers itself for what could not be read; lookups of more fail in tests. */
  needs: readonly Kind[];
  /** The parts of the resource that it judges. While one of them is unread it is unknown; others are not in its sight. */
  parts?: readonly Part[];
  /** `framework:control` of lib/checks/controls: `aws-fsbp:SageMaker.1`, `nist-800-53-r5:AC-4`, `checklist:NB-01`. */
  controls: readonly `${string}:${string}`[];
  /** What of it people may set. With the defaults it judges as its references ask. */
  options?: Options;
  references: readonly `https://${string}`[];
  /** Pure and total: same input, same verdict; the input is never changed. */
  evaluate(resource: ResourceOf<K, Part>, context: ContextOf<Options>): Verdict;
  /** How to put this very resource right. Only asked for resources that fail. */
  fix(resource: ResourceOf<K, Part>, context: ContextOf<Options>): Fix;
}

/** One check: adding one is a file with this as its default export, its test, and a line in its folder's index. */
export function defineCheck<
  const K extends Kind,
  const Part extends PartOf<K> = never,
  Options extends OptionsSchema = never,
>(check: Check<K, Part, Options>): Check<K, Part, Options> {
  return check;
}
