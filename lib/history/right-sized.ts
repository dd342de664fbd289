import type { RightsRecord } from "#lib/analysis/iam/never-used.ts";
import { coversAction, parsePolicy } from "#lib/analysis/iam/policy.ts";
import { hasMark } from "#lib/analysis/secrets/mark.ts";
import { matches } from "#lib/readings/wildcards.ts";
import { type Fate, fateOf, isNeverUsed, type StoredUse } from "./fate.ts";
import { givesTags } from "./requests.ts";
import { recordedActions, unrecordedActions } from "./sagemaker-actions.ts";

/** A policy that a role has, as IAM gives it. */
export interface HeldPolicy {
  name: string;
  /** Of a managed policy; inline ones have none. */
  arn: string | null;
  /** JSON. */
  document: string | undefined;
}

/** One right that a statement names or covers, and what becomes of it. */
export interface SizedRight {
  /** As the policy writes it, or what a wildcard in it covers. */
  action: string;
  fate: Fate;
  why: string;
  /** How often sessions of the role were seen to use it. */
  calls: number;
}

export interface SizedPolicy {
  name: string;
  arn: string | null;
  before: string;
  /** The same where nothing is proposed; null where nothing of it is left. */
  after: string | null;
  /** Why it is left as it is, or wildcards in it are, a sentence each. */
  kept: string[];
  rights: SizedRight[];
}

interface RawStatement {
  Effect?: unknown;
  Action?: unknown;
  [field: string]: unknown;
}

/**
 * Each policy without what the role was not seen to use, where it would have been seen: rights named one by one go, wildcards of SageMaker
 * become the actions that remain, and those of another service go when nothing of it was ever used. What no record would show stays. Every
 * statement that allowed a stored call allows it still: conditions, resources and whatever denies are not touched.
 */
export function rightSized(
  policies: readonly HeldPolicy[],
  stored: StoredUse,
  record: RightsRecord | undefined,
): SizedPolicy[] {
  const sized = (makes: boolean) => policies.map((policy) => sizedPolicy(policy, { stored, record, makes }));
  const first = sized(true);
  return first.some(({ after }) => after !== null && makesWithTags(after)) ? first : sized(false);
}

const makers = [...recordedActions, ...unrecordedActions].filter((name) => givesTags.test(name));

/** Whether a policy gives a right to what gives tags by the way; one that is not understood may. */
function makesWithTags(document: string): boolean {
  const statements = parsePolicy(document);
  if (!statements) return true;
  return statements.some(({ effect, actions }) => {
    if (effect !== "Allow") return false;
    // What is newer than the table may have tags too.
    const isNamed = actions.listed.some((one) => /^sagemaker:(create|register|import)/i.test(one));
    return (isNamed && !actions.inverted) || makers.some((name) => coversAction(actions, `sagemaker:${name}`));
  });
}

function sizedPolicy({ name, arn, document }: HeldPolicy, known: Omit<Sizing, "note">): SizedPolicy {
  const parsed = hasMark(document ?? "") ? undefined : statementsIn(document);
  if (!parsed) {
    const why =
      "Its document could not be read, is not understood, or had a secret in it that is not kept here: it stays as it is.";
    return { name, arn, before: document ?? "", after: document ?? "", kept: [why], rights: [] };
  }
  const rights = new Map<string, SizedRight>();
  const kept = new Set<string>();
  const note: Note = {
    right: (one) => rights.set(one.action.toLowerCase(), one),
    kept: (sentence) => kept.add(sentence),
  };
  const left = parsed.statements.flatMap((one) => sizedStatement(one, { ...known, note }));
  const isSame = JSON.stringify(left) === JSON.stringify(parsed.statements);
  const before = `${JSON.stringify(parsed.policy, null, 2)}\n`;
  const after = isSame ? before : `${JSON.stringify({ ...parsed.policy, Statement: left }, null, 2)}\n`;
  return {
    name,
    arn,
    before,
    after: left.length > 0 ? after : null,
    kept: [...kept],
    rights: [...rights.values()].sort(byAction),
  };
}

interface Note {
  right(right: SizedRight): void;
  kept(sentence: string): void;
}

interface Sizing {
  stored: StoredUse;
  record: RightsRecord | undefined;
  /** See fateOf. */
  makes: boolean;
  note: Note;
}

/** None where nothing is left of it. */
function sizedStatement(statement: RawStatement, sizing: Sizing): RawStatement[] {
  if (statement.Effect !== "Allow") return [statement];
  if (!("Action" in statement)) {
    sizing.note.kept(
      "A statement that allows all but some actions (NotAction) stays as it is: what it gives is no list.",
    );
    return [statement];
  }
  const actions = [statement.Action].flat().filter((one) => typeof one === "string");
  const left = actions.flatMap((pattern) => sizedPattern(pattern, sizing));
  if (left.length === 0) return [];
  if (left.length === actions.length && left.every((one, at) => one === actions[at])) return [statement];
  const once = [...new Set(left)];
  return [{ ...statement, Action: once.length === 1 && !Array.isArray(statement.Action) ? once[0] : once }];
}

const allSageMaker = [...recordedActions, ...unrecordedActions].map((name) => `sagemaker:${name}`);

/** What remains of what a pattern gives. */
function sizedPattern(pattern: string, sizing: Sizing): string[] {
  const { stored, record, note } = sizing;
  const [service = "", name] = pattern.split(":");
  if (name === undefined || /[*?]/.test(service)) {
    note.kept(`${pattern} is of all services, and IAM's record is read of some: it stays as it is.`);
    return [pattern];
  }
  if (!/[*?]/.test(name)) return isKept(pattern, sizing) ? [pattern] : [];
  if (isNeverUsed(service, stored, record)) {
    const why = `${service} never called in ${record?.days} days, by IAM's record`;
    note.right({ action: pattern, fate: "unused", why, calls: 0 });
    return [];
  }
  if (service.toLowerCase() !== "sagemaker") {
    note.kept(`${pattern} stays as it is: which of the calls it gives were made, no record says for all of them.`);
    return [pattern];
  }
  const covered = knownActions(sizing).filter((action) => matches(pattern.toLowerCase(), action.toLowerCase()));
  // What there is not yet nobody could keep by its name.
  if (covered.length === 0) {
    note.kept(`${pattern} stays as it is: no action is known that it gives.`);
    return [pattern];
  }
  const left = covered.filter((action) => isKept(action, sizing));
  return left.length === covered.length ? [pattern] : left;
}

/** Those of the table, and what is newer than it and was heard of: as the role's calls and IAM's record have it, in lower case. */
function knownActions({ stored, record }: Sizing): string[] {
  const called = [...stored.actions.keys()].filter((action) => action.startsWith("sagemaker:"));
  const remembered = [...(record?.services.get("sagemaker")?.actions?.keys() ?? [])].map((name) => `sagemaker:${name}`);
  const inTable = new Set(allSageMaker.map((action) => action.toLowerCase()));
  const newer = new Set([...called, ...remembered].map((action) => action.toLowerCase()));
  return [...allSageMaker, ...newer.difference(inTable)];
}

function isKept(action: string, { stored, record, makes, note }: Sizing): boolean {
  const { fate, why } = fateOf(action, stored, record, makes);
  note.right({ action, fate, why, calls: stored.actions.get(action.toLowerCase()) ?? 0 });
  return fate !== "unused";
}

function statementsIn(document: string | undefined): { policy: object; statements: RawStatement[] } | undefined {
  try {
    const policy: unknown = JSON.parse(document ?? "");
    if (policy === null || typeof policy !== "object" || !("Statement" in policy)) return undefined;
    const statements = [policy.Statement].flat();
    const areAll = statements.every((one) => one !== null && typeof one === "object" && !Array.isArray(one));
    return areAll ? { policy, statements: statements as RawStatement[] } : undefined;
  } catch {
    return undefined;
  }
}

function byAction({ action: one }: SizedRight, { action: other }: SizedRight): number {
  return one < other ? -1 : 1;
}
