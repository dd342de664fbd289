import { namesChoice } from "#lib/checks/remedies/choices.ts";
import type { Guarded } from "./guarded.ts";

/** Values of a condition key, by operator and key. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** A statement that denies, with what it is made of. */
export interface Denial {
  sid: string;
  actions: readonly string[];
  resources: readonly string[];
  conditions: Conditions;
  /** The ids of the statements that it says. */
  guardrails: readonly string[];
  checks: readonly Guarded[];
}

export interface Choices {
  /** ARNs of roles, wildcards allowed, that nothing is denied to. */
  exceptRoles: readonly string[];
  /** Where what asks for private subnets may be. */
  subnets: readonly string[];
}

/** What each guardrail denies, as a denial of its own. Those that ask for a choice that nobody made are apart: they would deny everything. */
export function denialsOf(
  guarded: readonly Guarded[],
  choices: Choices,
): { denials: Denial[]; unchosen: { guardrail: string; check: Guarded }[] } {
  const denials: Denial[] = [];
  const unchosen: { guardrail: string; check: Guarded }[] = [];
  for (const check of guarded) {
    for (const { Sid, Action, Resource, Condition } of check.guardrails) {
      const conditions = chosen(Condition, choices);
      if (namesChoice(JSON.stringify([Resource, conditions]))) unchosen.push({ guardrail: Sid, check });
      else {
        denials.push({
          ...{ sid: Sid, guardrails: [Sid], checks: [check], resources: [Resource] },
          actions: sorted([Action].flat()),
          conditions: excepting(conditions, choices.exceptRoles),
        });
      }
    }
  }
  return { denials, unchosen };
}

function chosen(condition: Guarded["guardrails"][number]["Condition"], { subnets }: Choices): Conditions {
  const valuesOf = (values: string | string[]) =>
    sorted([values].flat().flatMap((value) => (value === "SUBNET_ID" && subnets.length > 0 ? subnets : [value])));
  return Object.fromEntries(
    Object.entries(condition)
      .toSorted(byName)
      .map(([operator, keys]) => [
        operator,
        Object.fromEntries(
          Object.entries(keys)
            .toSorted(byName)
            .map(([key, values]) => [key, valuesOf(values)]),
        ),
      ]),
  );
}

/** Whoever is like none of them: several values of a negated operator must all differ. */
function excepting(conditions: Conditions, roles: readonly string[]): Conditions {
  if (roles.length === 0) return conditions;
  const own = conditions.ArnNotLike ?? {};
  const key = "aws:PrincipalArn";
  return { ...conditions, ArnNotLike: { ...own, [key]: sorted([...(own[key] ?? []), ...roles]) } };
}

/**
 * As few statements as say the same: two that differ in one thing alone become one, where that one thing is a list of which any
 * fits. Nothing is widened: no wildcard is made, no condition left out. @param fits whether a statement may be as large
 */
export function merged(denials: readonly Denial[], fits: (denial: Denial) => boolean): Denial[] {
  let all: readonly Denial[] = denials;
  for (let count = -1; count !== all.length; ) {
    count = all.length;
    for (const join of [joinedActions, joinedValues, joinedResources]) all = joinedBy(join, all, fits);
  }
  return [...all];
}

type Join = (one: Denial, other: Denial) => Partial<Denial> | undefined;

function joinedBy(join: Join, denials: readonly Denial[], fits: (denial: Denial) => boolean): Denial[] {
  const done: Denial[] = [];
  for (const denial of denials) {
    const place = done.findIndex((one) => {
      const both = together(one, denial, join);
      return both !== undefined && fits(both);
    });
    const before = done[place];
    const both = before && together(before, denial, join);
    if (both) done[place] = both;
    else done.push(denial);
  }
  return done;
}

/** Same resources and conditions: any of the actions. */
function joinedActions(one: Denial, other: Denial): Partial<Denial> | undefined {
  if (!isSame([one.resources, one.conditions], [other.resources, other.conditions])) return undefined;
  return { actions: union([one.actions, other.actions]) };
}

/** Same actions and conditions: any of the resources. */
function joinedResources(one: Denial, other: Denial): Partial<Denial> | undefined {
  if (!isSame([one.actions, one.conditions], [other.actions, other.conditions])) return undefined;
  return { resources: union([one.resources, other.resources]) };
}

/** Operators that hold when the key has any of their values. `ForAllValues` does not: of two lists each may hold a part. */
const anyOf = /^(ForAnyValue:)?(String(Equals|Like|EqualsIgnoreCase)|Arn(Equals|Like))(IfExists)?$/;

/** Same actions and resources, and conditions that differ in the values of one key. */
function joinedValues(one: Denial, other: Denial): Partial<Denial> | undefined {
  if (!isSame([one.actions, one.resources], [other.actions, other.resources])) return undefined;
  const [mine, theirs] = [one, other].map(({ conditions }) =>
    Object.entries(conditions).flatMap(([operator, keys]) =>
      Object.entries(keys).map(([key, values]) => ({ operator, key, values })),
    ),
  );
  if (!mine || !theirs || mine.length !== theirs.length) return undefined;
  const pairs = mine.map((test) => ({
    test,
    twin: theirs.find(({ operator, key }) => operator === test.operator && key === test.key),
  }));
  const unlike = pairs.filter(({ test, twin }) => `${test.values}` !== `${twin?.values}`);
  const [pair] = unlike;
  if (unlike.length !== 1 || !pair?.twin || !anyOf.test(pair.test.operator)) return undefined;
  const { operator, key, values } = pair.test;
  const own = one.conditions[operator];
  return { conditions: { ...one.conditions, [operator]: { ...own, [key]: union([values, pair.twin.values]) } } };
}

function together(one: Denial, other: Denial, join: Join): Denial | undefined {
  const change = join(one, other);
  return (
    change && {
      ...{ ...one, ...change },
      guardrails: union([one.guardrails, other.guardrails]),
      checks: [...new Set([...one.checks, ...other.checks])],
    }
  );
}

/** Lists are sorted, and keys too. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function union(lists: readonly (readonly string[])[]): string[] {
  return sorted(lists.flat());
}

function sorted(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}

function byName([one]: [string, unknown], [other]: [string, unknown]): number {
  return one < other ? -1 : 1;
}
