import { z } from "zod";
import type { AttackStep, PathKind } from "#lib/inventory/derived.ts";
import { trustedBuckets } from "./bucket-is-owned.ts";
import { type Category, type Check, type CheckContext, defineCheck, type OptionsSchema, severities } from "./define.ts";
import type { Fix, Guardrail, Mutability } from "./fixes.ts";
import { trustedAccounts } from "./has-no-outsiders.ts";
import { cutsOf, stepsWith, type Trusted } from "./path-cuts.ts";
import { written } from "./remedies/written.ts";
import { type Evidence, fail, pass, unknown, type Verdict } from "./verdicts.ts";

interface PathTheme {
  /** Of the kind that its family is derived as. */
  id: `${PathKind}/${string}`;
  family: string;
  title: string;
  failTitle: string;
  category: Category;
  rationale: string;
  controls: readonly `${string}:${string}`[];
  references: readonly `https://${string}`[];
  /** The checks whose fixes can cut such a path. */
  // Each takes the resource of its own kind, which is what is looked up for it.
  cutBy: readonly unknown[];
  /** What people may trust of those outside: it then does not hold that they get in. */
  trusts?: OptionsSchema;
}

const cutters = new Map<string, readonly Check[]>();

/** The checks whose fixes can cut the paths of a family, for who shows all of its cuts. */
export function cuttersOf(family: string): readonly Check[] {
  return cutters.get(family) ?? [];
}

export const trustingAccounts = z.strictObject({ trustedAccounts });
export const trustingBoth = z.strictObject({ trustedAccounts, ...trustedBuckets.shape });

/**
 * A check of one family of attack paths: a path passes where one of its steps does not hold, is unknown where one is not known, and
 * fails where all hold. It takes every control to fail, so a path is as severe as the weakest of them: the one whose failing weighs
 * most by itself. The fix is that of the cheapest step to break.
 */
export function pathCheck({ family, cutBy, trusts, ...words }: PathTheme): Check<PathKind, never> {
  const among = cutBy as readonly Check[];
  cutters.set(family, among);
  const severity = severities.find((one) => among.some((check) => check.severity === one)) ?? "info";
  // The options are read by name, and a family without any is given none.
  return defineCheck({
    ...words,
    kind: words.id.split("/")[0] as PathKind,
    family,
    severity,
    needs: [],
    ...(trusts && { options: trusts }),
    evaluate: (path, context) =>
      Array.isArray(path.Steps) && path.Steps.length > 0
        ? verdictOn(stepsWith(path, trustedIn(context)))
        : unknown("No step of the path is known."),
    fix: (path, context) => cheapest(stepsWith(path, trustedIn(context)), among, context),
  } as Check<PathKind, never>);
}

export function trustedIn(context: CheckContext): Trusted {
  return "options" in context ? (context.options as Trusted) : {};
}

function verdictOn(steps: readonly AttackStep[]): Verdict {
  const evidence = (wanted: boolean): Evidence[] =>
    steps.flatMap(({ Holds, Kind, Name, Field, Observed, Expected }) =>
      Holds === wanted ? [{ path: `${Kind} ${Name}: ${Field}`, observed: Observed, expected: Expected }] : [],
    );
  // What passes is a path that begins, and is broken by one step whatever is not known of the others. A pass more for each thing of which
  // it is not known whether a path begins there would lift the score of who reads less.
  const [first] = steps;
  if (first?.Holds !== null && steps.some(({ Holds }) => Holds === false)) return pass(...evidence(false));
  const unclear = steps.filter(({ Holds }) => Holds !== true);
  if (unclear.length === 0) return fail(...evidence(true));
  return unknown(unclear.map(({ Fact, Reason = "Not known." }) => `${Fact}? ${Reason}`).join(" "));
}

const costs: Record<Mutability, string> = {
  "in-place": "changed in place",
  "stop-update-start": "stopped, changed and started again",
  replace: "replaced by a new one",
  record: "set right in the next one",
};

function cheapest(steps: readonly AttackStep[], among: readonly Check[], context: CheckContext): Fix {
  const { name } = context.identity;
  const [first, ...others] = cutsOf(steps, among, context);
  if (!first) {
    const ways = steps.map(({ Expected }) => Expected).join("; or ");
    const summary = `Any one of these breaks the path over ${name}: ${ways}.`;
    return written({ mutability: "in-place", summary, steps: () => [] });
  }
  const { fix } = first;
  const also = [...new Set(others.map(({ at }) => at + 1))].sort().join(" or ");
  const beside = also ? ` Step ${also} would break it as well.` : "";
  const where = `Step ${first.at + 1} of ${steps.length}, ${first.step.Kind} ${first.step.Name}`;
  const guardrail = ([fix.guardrail ?? []].flat() as Guardrail[]).map((one) => ({ ...one, onlyLimits: true as const }));
  return {
    ...fix,
    // Of one of its steps.
    ...(guardrail.length > 0 && { guardrail }),
    changes: first.step.Arn,
    summary: `The path over ${name} is cut soonest at its cheapest edge: ${where}, is ${costs[fix.mutability]}.${beside} ${fix.summary}`,
  };
}
