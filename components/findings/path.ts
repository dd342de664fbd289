import type { Mutability } from "#lib/checks/fixes.ts";
import type { SeenUse } from "#lib/store/views.ts";

/** One step of an attack path as people see it. Names, facts' values and reasons are untrusted text. */
export interface PathStep {
  kind: string;
  /** Empty for what was named and not found. */
  arn: string;
  name: string;
  fact: string;
  field: string;
  observed: unknown;
  expected: string;
  /** Null when it is not known. */
  holds: boolean | null;
  reason: string | null;
  /** How costly it is to break the path here; null where no single fix does. */
  cut: { mutability: Mutability; isCheapest: boolean } | null;
  /** Null where no event of SageMaker would show it. */
  use: SeenUse | null;
}

/** A way from outside to something of worth, in the order in which it is taken. */
export interface PathAnswer {
  from: string;
  to: string;
  steps: PathStep[];
}

/** What stands between two arrows of the chain: a resource, with the numbers of the steps that are about it, from 1. */
export interface ChainNode {
  kind: string;
  name: string;
  steps: number[];
  holds: boolean | null;
  isCheapest: boolean;
}

type ChainStep = Pick<PathStep, "kind" | "arn" | "name" | "holds" | "cut">;

/** Steps that follow each other about the same resource are one node: one that is broken breaks it. */
export function nodesOf(steps: readonly ChainStep[]): ChainNode[] {
  const nodes: (ChainNode & { key: string })[] = [];
  for (const [at, { kind, arn, name, holds, cut }] of steps.entries()) {
    const key = `${kind} ${arn} ${name}`;
    const isCheapest = cut?.isCheapest === true;
    const last = nodes.at(-1);
    if (last?.key !== key) {
      nodes.push({ key, kind, name, steps: [at + 1], holds, isCheapest });
      continue;
    }
    last.steps.push(at + 1);
    last.holds = last.holds === false || holds === false ? false : last.holds && holds;
    last.isCheapest ||= isCheapest;
  }
  return nodes.map(({ key: _, ...node }) => node);
}

/** `1 of 3` is broken: which step breaks the path, from 0; undefined when none does. */
export function brokenAt({ steps }: Pick<PathAnswer, "steps">): number | undefined {
  const at = steps.findIndex(({ holds }) => holds === false);
  return at < 0 ? undefined : at;
}
