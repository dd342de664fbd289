import type { Check } from "../define.ts";
import { checks } from "../index.ts";
import type { Control, Framework } from "./framework.ts";

/** Verdicts on live resources. */
export interface Results {
  pass: number;
  fail: number;
  unknown: number;
  notApplicable: number;
}

/** What a check that bears on a control found. */
export interface JudgedCheck extends Results {
  id: string;
  /** How many of its fails were accepted, where that is asked: they fail all the same. */
  waived?: number;
  /** Its kind was not read in every place, or not asked for: there may be resources that it never saw. */
  isUnread: boolean;
}

/** A control with the results of all checks that bear on it. */
export interface JudgedControl extends Control, Results {
  /** As it is cited: `nist-800-53-r5:AC-4`. */
  id: string;
  /** In its framework: `AC-4`. */
  control: string;
  standing: Standing;
  checks: JudgedCheck[];
}

export const standings = ["not-met", "unknown", "met", "met-where-judged", "nothing-to-judge"] as const;

/**
 * How a control stands, a name in words. `met`: each of its checks gave a verdict, none fails, nothing is unknown or may have gone unseen.
 * `met-where-judged`: the same, but some of its checks found nothing of their kind.
 */
export type Standing = (typeof standings)[number];

export function standingOf(own: readonly JudgedCheck[]): Standing {
  const { pass, fail, unknown } = sumOf(own);
  if (fail > 0) return "not-met";
  if (unknown > 0 || own.some(({ isUnread }) => isUnread)) return "unknown";
  if (pass === 0) return "nothing-to-judge";
  return own.every(hasVerdict) ? "met" : "met-where-judged";
}

function hasVerdict({ pass, notApplicable }: JudgedCheck): boolean {
  return pass + notApplicable > 0;
}

export function sumOf(all: Iterable<Results>): Results {
  const sum = { pass: 0, fail: 0, unknown: 0, notApplicable: 0 };
  for (const one of all)
    for (const name of ["pass", "fail", "unknown", "notApplicable"] as const) sum[name] += one[name];
  return sum;
}

const citing = Map.groupBy(
  (checks as readonly Check[]).flatMap(({ id, controls }) => controls.map((control) => ({ id, control }))),
  ({ control }): string => control,
);

/** The ids of the checks that bear on a control. */
function checksOf(control: string): string[] {
  return citing.get(control)?.map(({ id }) => id) ?? [];
}

/** The ids of all checks that bear on the framework, each once. */
export function checksOn({ id, controls }: Framework): Set<string> {
  return new Set(Object.keys(controls).flatMap((control) => checksOf(`${id}:${control}`)));
}

/** The controls of a framework that checks bear on, as it counts them: AC-4 before AC-17. */
export function judgedControls(framework: Framework, judged: (check: string) => JudgedCheck): JudgedControl[] {
  return inOrder(framework).flatMap(([control, said]) => {
    const id = `${framework.id}:${control}`;
    const own = checksOf(id).map(judged);
    return own.length === 0 ? [] : [{ id, control, ...said, standing: standingOf(own), ...sumOf(own), checks: own }];
  });
}

/** Those that no check bears on: signals alone do. No scan says anything of them. */
export function unjudgedControls(framework: Framework): { control: string; title: string }[] {
  return inOrder(framework).flatMap(([control, { title }]) =>
    checksOf(`${framework.id}:${control}`).length === 0 ? [{ control, title }] : [],
  );
}

function inOrder({ controls }: Framework): [id: string, control: Control][] {
  return Object.entries(controls).sort(([one], [other]) => one.localeCompare(other, "en", { numeric: true }));
}
