import { applies, openIn } from "#lib/analysis/iam/evaluation.ts";
import { coversAnyone, type Statement } from "#lib/analysis/iam/policy.ts";
import { variablesIn } from "#lib/analysis/iam/variables.ts";
import type { PolicyType } from "#lib/guardrails/pack.ts";
import type { CallRequest } from "./requests.ts";

/** What a denial would have said to a call that went through. */
export type Answer = "denied" | "undecided" | "through";

export interface Verdict {
  answer: Answer;
  /** Of `undecided`: the condition keys it hangs on; `resource`: what the call was about; `request`: whether AWS asked for it at all. */
  keys: readonly string[];
}

const through: Verdict = { answer: "through", keys: [] };

/** What a statement that denies says to a request, as far as its record tells. @param account whose policies they are */
export function verdictOf(statement: Statement, type: PolicyType, request: CallRequest, account: string): Verdict {
  const found = ofResources(statement, request);
  if (found.answer === "through") return found;
  // Policies of resources are about those of their own accounts.
  const owner = type === "rcp" ? request.about().owner : account;
  if (owner === undefined) return { answer: "undecided", keys: ["aws:resourceaccount", ...found.keys] };
  if (owner !== account) return through;
  return request.isPresumed ? { answer: "undecided", keys: ["request", ...found.keys] } : found;
}

function ofResources(statement: Statement, request: CallRequest): Verdict {
  if (isOfAll(statement)) return ofOne(statement, request, "*");
  const { resource, others } = request.about();
  const own = resource === undefined ? undefined : ofOne(statement, request, resource);
  if (own && own.answer !== "through") return own;
  // Whether AWS asks about what a call names besides, a record does not tell; nor what one is about that names nothing.
  const anything: Statement = { ...statement, resources: { listed: ["*"], inverted: false } };
  const open = own ? others.map((one) => ofOne(statement, request, one)) : [ofOne(anything, request, "*")];
  const some = open.find(({ answer }) => answer !== "through");
  return some ? { answer: "undecided", keys: ["resource", ...some.keys] } : through;
}

function isOfAll({ resources }: Statement): boolean {
  return resources === undefined || (!resources.inverted && resources.listed.includes("*"));
}

function ofOne(statement: Statement, { action, principal = "", context }: CallRequest, resource: string): Verdict {
  const request = { action, resource, owner: "", principal, context };
  const met = applies(statement, request);
  if (met === "never") return through;
  if (met === "always") return { answer: "denied", keys: [] };
  // Of a value that is there and hidden the key is shown: it is what the answer hangs on all the same.
  const open = openIn(statement, request).flatMap(({ test, keys }) => (keys.length > 0 || !test ? keys : [test.key]));
  return { answer: "undecided", keys: open.length > 0 ? [...new Set(open)] : ["resource"] };
}

/** All that a verdict depends on but the statement, as text: what is alike in it is answered alike. */
export function likeness(
  { asks, asksAbout, asksWho }: Asks,
  { action, about, principal, isPresumed, context }: CallRequest,
): string {
  const states = asks.map(
    (key) => context(key)?.map((state) => (typeof state === "function" ? { is: "hidden" } : state)) ?? 0,
  );
  return JSON.stringify([action, isPresumed, asksAbout ? about() : 0, asksWho ? principal : 0, states]);
}

export interface Asks {
  /** Condition keys that a statement asks about, or takes variables from. */
  asks: readonly string[];
  /** Whether it matters what a call is about. */
  asksAbout: boolean;
  /** Whether its principals are some and not all. */
  asksWho: boolean;
}

export function asksOf(statement: Statement, type: PolicyType): Asks {
  const { conditions, resources } = statement;
  const texts = [...conditions.flatMap(({ values }) => values), ...(resources?.listed ?? [])];
  const asks = [...new Set([...conditions.map(({ key }) => key), ...texts.flatMap(variablesIn)])];
  return {
    asks,
    asksAbout: type === "rcp" || !isOfAll(statement),
    asksWho: statement.principals !== undefined && !coversAnyone(statement),
  };
}

/** Of several requests one that is denied decides, and else one that nobody can decide. */
export function worst(verdicts: readonly Verdict[]): Verdict {
  const denied = verdicts.find(({ answer }) => answer === "denied");
  const open = verdicts.filter(({ answer }) => answer === "undecided");
  if (denied || open.length === 0) return denied ?? through;
  return { answer: "undecided", keys: [...new Set(open.flatMap(({ keys }) => keys))] };
}
