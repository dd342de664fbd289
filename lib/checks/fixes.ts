/**
 * `in-place`: one call changes it. `stop-update-start`: it must be stopped meanwhile. `replace`: AWS cannot change it,
 * a new one takes its place. `record`: it is history; only the next one can be made better.
 */
export type Mutability = "in-place" | "stop-update-start" | "replace" | "record";

/** A preventive statement for an identity policy or SCP, with the condition key that stops the bad state recurring. */
export interface ShownGuardrail {
  Sid: string;
  Effect: "Deny";
  Action: string | string[];
  Resource: string;
  Condition: Record<string, Record<string, string | string[]>>;
}

export interface Guardrail extends ShownGuardrail {
  /** It does not refuse the bad state itself: only one way to it, or what does harm once it is there. Not part of the statement. */
  onlyLimits?: true;
}

/** How to put one resource right; commands carry its own name, region and values. */
export interface Fix {
  mutability: Mutability;
  /** Whoever uses it still loses it: a permission, a way in or out, a resource, data. The fix of a check says so, for no command tells by its name. */
  takesAway?: true;
  /** One or two sentences: what to do, and what it costs. */
  summary: string;
  /** Shell commands for the AWS CLI v2, one per line. */
  cli?: string;
  terraform?: string;
  cloudformation?: string;
  consoleUrl?: string;
  guardrail?: Guardrail | readonly Guardrail[];
  /** What it was written from; for combining (remedies/plan.ts), not for showing. */
  recipe?: Recipe;
  /** ARN of the resource that is changed, where that is not the one that fails: of a path it is a step. Not for showing. */
  changes?: string;
}

/** As people are shown it. */
export type ShownFix = Omit<Fix, "recipe" | "changes" | "guardrail"> & {
  guardrail?: ShownGuardrail | readonly ShownGuardrail[];
};

export function shownFix({ recipe: _, changes: __, guardrail, ...fix }: Fix): ShownFix {
  const all = [guardrail ?? []].flat() as readonly Guardrail[];
  const shown = all.map(({ onlyLimits: _, ...statement }) => statement);
  const [only] = shown;
  return only ? { ...fix, guardrail: shown.length > 1 ? shown : only } : fix;
}

/** Fixes of one resource that share a family are written anew as one: a single stop, update and start, a single successor. */
export interface Recipe {
  family: string;
  change: unknown;
  /** Writes changes of this family as one fix. */
  write(changes: readonly unknown[]): Fix;
  /** Each change has a command of its own: what takes something away may wait while the rest is done. */
  isDivisible?: true;
}

const consoleHosts: Record<string, string> = {
  aws: "console.aws.amazon.com",
  "aws-cn": "console.amazonaws.cn",
  "aws-us-gov": "console.amazonaws-us-gov.com",
};

/** Deep link into the AWS console of the region's partition; undefined where the partition's host is not known. */
export function consoleUrl(partition: string, region: string, path: string): string | undefined {
  const host = consoleHosts[partition];
  return host && `https://${region}.${host}/${path}`;
}
