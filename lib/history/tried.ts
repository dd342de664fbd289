import { coversAction, type Statement } from "#lib/analysis/iam/policy.ts";
import type { PolicyType } from "#lib/guardrails/pack.ts";
import type { EventRow } from "#lib/store/views.ts";
import { type Exemption, exemptionOf, exemptions } from "./binds.ts";
import { type CallRequest, requestsOf, type StoredCall } from "./requests.ts";
import { type Blindness, blindnessOf } from "./unseen.ts";
import { type Answer, asksOf, likeness, type Verdict, verdictOf, worst } from "./verdict.ts";

/** A policy whose denials are tried. Statements that allow take nothing away, and are passed over. */
export interface TriedPolicy {
  type: PolicyType;
  statements: readonly Statement[];
}

interface Counts {
  denied: number;
  undecided: number;
}

/** Whose calls would have been denied, or may have been. */
export interface TriedActor extends Counts {
  /** ARN of the user, or of the role whose sessions they were; null where the record has none. */
  principal: string | null;
  /** One of them, as Activity shows it. */
  actor: string;
  /** When the first and the last of these calls were. */
  first: string;
  last: string;
}

/** The calls of one name. */
export interface TriedCall extends Counts {
  source: string;
  name: string;
  through: number;
  /** Ids of some that would have been denied. */
  events: string[];
}

export interface TriedStatement extends Counts {
  sid: string;
  through: number;
  /** What the calls that are undecided hang on, and how many do; those that hang on several count with each. */
  keys: { key: string; calls: number }[];
  /** How much of what it denies the history cannot have: see unseen.ts. */
  unseen: Blindness;
}

export interface Tried extends Counts {
  /** Calls that went through, whose action a statement names and which a policy could have bound. */
  calls: number;
  through: number;
  statements: TriedStatement[];
  /** Those with the most, of `actorCount`. */
  actors: TriedActor[];
  actorCount: number;
  names: TriedCall[];
  /** Calls of such actions that failed anyway. */
  failed: number;
  /** Calls that no policy of an organization binds, by why. */
  exempt: Record<Exemption, number>;
}

export interface TrialOf {
  /** Whose history it is. */
  account: string;
  /** Whether it is the management account of its organization. */
  isManagement: boolean;
}

const mostActors = 50;
const mostEvents = 5;
/** Verdicts that are remembered; a history has the same call over and over. */
const mostRemembered = 20_000;

type Line = ReturnType<typeof lineOf>;

function lineOf(type: PolicyType, statement: Statement, sid: string) {
  const told = { sid, denied: 0, undecided: 0, through: 0, unseen: blindnessOf(statement) };
  return {
    type,
    statement,
    ...asksOf(statement, type),
    told,
    keys: new Map<string, number>(),
    known: new Map<string, Verdict>(),
  };
}

export type TriedEvent = StoredCall & Pick<EventRow, "actor" | "errorCode">;

/**
 * What policies would have done to calls, which come one after the other in any order. A call is denied when any statement denies one of
 * its requests; whatever the record leaves open makes it undecided, unless the rest decides. Calls that failed anyway, and calls that
 * policies of an organization do not bind, are counted apart.
 */
export function trial(policies: readonly TriedPolicy[], of: TrialOf) {
  const lines = policies.flatMap(({ type, statements }) =>
    statements.flatMap((one, at) => (one.effect === "Deny" ? [lineOf(type, one, one.sid ?? `${type} ${at + 1}`)] : [])),
  );
  const counted = { denied: 0, undecided: 0, through: 0 };
  let failed = 0;
  const exempt = Object.fromEntries(exemptions.map((one) => [one, 0])) as Record<Exemption, number>;
  const actors = new Map<string, TriedActor>();
  const names = new Map<string, TriedCall>();

  const asksAbout = (action: string) => lines.some(({ statement }) => coversAction(statement.actions, action));

  /** Undefined for a call that is none of the policies' business. */
  const add = (event: TriedEvent): Answer | undefined => {
    const requests = requestsOf(event, of.account, asksAbout);
    if (requests.length === 0) return undefined;
    const asked = lines.flatMap((line) => {
      const meant = requests.filter(({ action }) => coversAction(line.statement.actions, action));
      return meant.length > 0 ? [{ line, meant, why: exemptionOf(event, line.type, of) }] : [];
    });
    const [first] = asked;
    if (!first) return undefined;
    if (event.errorCode !== null) {
      failed++;
      return undefined;
    }
    const binding = asked.filter(({ why }) => why === undefined);
    if (binding.length === 0) {
      if (first.why) exempt[first.why]++;
      return undefined;
    }
    const { answer } = worst(binding.map(({ line, meant }) => countIn(line, meant, of.account)));
    counted[answer]++;
    noteName(names, event, answer);
    if (answer !== "through") noteActor(actors, event, answer);
    return answer;
  };

  const outcome = (): Tried => ({
    ...counted,
    calls: counted.denied + counted.undecided + counted.through,
    statements: lines.map(({ told, keys }) => ({
      ...told,
      keys: [...keys].map(([key, calls]) => ({ key, calls })).toSorted((a, b) => b.calls - a.calls),
    })),
    actors: [...actors.values()].toSorted(byCounts).slice(0, mostActors),
    actorCount: actors.size,
    names: [...names.values()].toSorted(byCounts),
    failed,
    exempt: { ...exempt },
  });

  return { add, outcome };
}

function countIn(line: Line, requests: readonly CallRequest[], account: string): Verdict {
  const verdict = worst(requests.map((request) => remembered(line, request, account)));
  line.told[verdict.answer]++;
  for (const key of verdict.keys) line.keys.set(key, (line.keys.get(key) ?? 0) + 1);
  return verdict;
}

function remembered(line: Line, request: CallRequest, account: string): Verdict {
  const { statement, type, known } = line;
  const like = likeness(line, request);
  const before = known.get(like);
  if (before) return before;
  const verdict = verdictOf(statement, type, request, account);
  if (known.size < mostRemembered) known.set(like, verdict);
  return verdict;
}

function noteName(names: Map<string, TriedCall>, { id, source, name }: TriedEvent, answer: Answer): void {
  const key = `${source} ${name}`;
  const known = names.get(key) ?? { source, name, denied: 0, undecided: 0, through: 0, events: [] };
  known[answer]++;
  if (answer === "denied" && known.events.length < mostEvents) known.events.push(id);
  names.set(key, known);
}

function noteActor(actors: Map<string, TriedActor>, event: TriedEvent, answer: "denied" | "undecided"): void {
  const { actor, at } = event;
  const principal = event.sessionIssuer ?? event.actorArn;
  const key = principal ?? ` ${actor}`;
  const known = actors.get(key) ?? { principal, actor, denied: 0, undecided: 0, first: at, last: at };
  known[answer]++;
  if (at < known.first) known.first = at;
  if (at > known.last) known.last = at;
  actors.set(key, known);
}

function byCounts(one: Counts, other: Counts): number {
  return other.denied - one.denied || other.undecided - one.undecided;
}
