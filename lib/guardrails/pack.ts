import type { Guarded, Unjudged } from "./guarded.ts";
import { type Choices, type Denial, denialsOf, merged } from "./statements.ts";

/**
 * What AWS Organizations takes: characters of a policy, white space included, and policies on one root, unit or account, of which
 * the policy that allows everything is one. Source: AWS Organizations user guide, "Quotas and service limits"; AWS, "What's new"
 * of 15 May 2026, for service control policies.
 */
export const limits = {
  scp: { characters: 10_240, attached: 10 },
  rcp: { characters: 5_120, attached: 5 },
} as const;
export type PolicyType = keyof typeof limits;

/** Services whose resources resource control policies are about. Source: AWS Organizations user guide, "Resource control policies". */
const ofResources = new Set(["s3", "sts", "kms", "sqs", "secretsmanager"]);

export interface PackedStatement {
  Sid: string;
  Effect: "Deny";
  Principal?: "*";
  Action: string | string[];
  Resource: string | string[];
  Condition: Record<string, Record<string, string | string[]>>;
}

export interface PackedPolicy {
  /** `sagewarden-scp-1` */
  name: string;
  type: PolicyType;
  /** Characters, without white space. */
  size: number;
  document: { Version: "2012-10-17"; Statement: PackedStatement[] };
}

/** Where a statement comes from, and what it will refuse. */
export interface PackedFrom {
  sid: string;
  policy: string;
  /** The ids of the guardrails that it says. */
  guardrails: string[];
  checks: (Pick<Guarded, "check" | "title" | "live" | "records"> & { refuses: Refusal })[];
}

/**
 * What the pack refuses of a failing check: that something is `made` so anew, or `changed` so as well. Or it is only `limited`: one way
 * to the bad state is refused, or what does harm there. Or it is not known, as a `part` of its guardrails waits for a choice.
 */
export const refusals = ["made", "changed", "limited", "part"] as const;
export type Refusal = (typeof refusals)[number];

export interface Pack {
  policies: PackedPolicy[];
  statements: PackedFrom[];
  /** Guardrails that are not in it, since they ask for subnets and nobody named any. */
  unchosen: { guardrail: string; check: string; title: string }[];
  /** Failing checks that nothing can be denied for: AWS has no condition key for the setting, or it is no setting. */
  withoutGuardrail: { check: string; title: string }[];
  /** Failing checks of whose findings some have no fix that could be written, and the others no guardrail: there may be one. */
  open: { check: string; title: string }[];
  /** Checks that could not be judged, and may fail: their guardrails are not in it. */
  unjudged: Unjudged[];
  /** How many policies of a type are more than can be attached to one root, unit or account. */
  beyondLimit: Record<PolicyType, number>;
}

/** The guardrails of failing checks in as few policies as AWS takes. For any request they deny what one of the guardrails denies, and no more. */
export function packed(guarded: readonly Guarded[], choices: Choices, unjudged: readonly Unjudged[]): Pack {
  const { denials, unchosen } = denialsOf(guarded, choices);
  const waiting = new Set(unchosen.map(({ check }) => check.check));
  const byType = Map.groupBy(denials, typeOf);
  const sids = new Set<string>();
  const made = (["scp", "rcp"] as const).flatMap((type) => {
    const fits = (denial: Denial) =>
      sizeOf(documentOf([statementOf(denial, type)])) + longestSuffix <= limits[type].characters;
    const statements = merged(byType.get(type) ?? [], fits).map((denial) => {
      const sid = uniqueSid(sidOf(denial), sids);
      return { denial: { ...denial, sid }, statement: statementOf({ ...denial, sid }, type) };
    });
    return inBins(statements, type).map((own, at) => ({ name: `sagewarden-${type}-${at + 1}`, type, own }));
  });
  const policies = made.map(({ name, type, own }): PackedPolicy => {
    const document = documentOf(own.map(({ statement }) => statement));
    return { name, type, size: sizeOf(document), document };
  });
  const beyond = (type: PolicyType) =>
    Math.max(0, policies.filter((one) => one.type === type).length - (limits[type].attached - 1));
  return {
    policies,
    statements: made.flatMap(({ name, own }) => own.map(({ denial }) => fromOf(denial, name, waiting))),
    unchosen: unchosen.map(({ guardrail, check: { check, title } }) => ({ guardrail, check, title })),
    withoutGuardrail: guarded.flatMap(({ check, title, guardrails, isOpen }) =>
      guardrails.length === 0 && !isOpen ? [{ check, title }] : [],
    ),
    open: guarded.flatMap(({ check, title, isOpen }) => (isOpen ? [{ check, title }] : [])),
    unjudged: [...unjudged],
    beyondLimit: { scp: beyond("scp"), rcp: beyond("rcp") },
  };
}

/** What is about everybody who comes to a resource of ours is a matter of the resource. What is about whose it is, is not: ours are all ours. */
function typeOf({ actions, conditions }: Denial): PolicyType {
  const keys = Object.values(conditions).flatMap(Object.keys);
  const isOfResources = actions.every((action) => ofResources.has(action.split(":")[0] ?? ""));
  return isOfResources && !keys.some((key) => /^aws:Resource(Account|Org)/i.test(key)) ? "rcp" : "scp";
}

function statementOf({ sid, actions, resources, conditions }: Denial, type: PolicyType): PackedStatement {
  return {
    Sid: sid,
    Effect: "Deny",
    ...(type === "rcp" && { Principal: "*" as const }),
    Action: oneOrMany(actions),
    Resource: oneOrMany(resources),
    Condition: Object.fromEntries(
      Object.entries(conditions).map(([operator, keys]) => [
        operator,
        Object.fromEntries(Object.entries(keys).map(([key, values]) => [key, oneOrMany(values)])),
      ]),
    ),
  };
}

function oneOrMany(values: readonly string[]): string | string[] {
  const [first] = values;
  return values.length === 1 && first !== undefined ? first : [...values];
}

/** `DenyWithoutKmsKey` of `DenyDomainsWithoutKmsKey` and `DenyNotebooksWithoutKmsKey`: the end that all have, from a capital on. */
function sidOf({ sid, guardrails }: Denial): string {
  const words = guardrails.map((one) => one.split(/(?=[A-Z])/));
  const [first = []] = words;
  if (words.length < 2) return sid;
  let common = 0;
  while (common < first.length && words.every((own) => own.at(-1 - common) === first.at(-1 - common))) common++;
  return common > 1 ? `Deny${first.slice(-common).join("").replace(/^Deny/, "")}` : `${sid}AndMore`;
}

/** What makes an id unique. */
const longestSuffix = 11;

/** AWS takes letters and digits, and each id once in a policy; here once in the pack, so that a denial leads to its checks. */
function uniqueSid(sid: string, taken: Set<string>): string {
  const plain = sid.replace(/[^A-Za-z0-9]/g, "") || "Deny";
  let unique = plain;
  for (let next = 2; taken.has(unique); next++) unique = `${plain}${next}`;
  taken.add(unique);
  return unique;
}

function documentOf(Statement: PackedStatement[]): PackedPolicy["document"] {
  return { Version: "2012-10-17", Statement };
}

/** In bytes, which are the characters of all but names that are not English. */
function sizeOf(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}

/** The largest first, each into the first policy that has room for it. */
function inBins<S extends { statement: PackedStatement }>(statements: readonly S[], type: PolicyType): S[][] {
  const bins: S[][] = [];
  for (const one of statements.toSorted((a, b) => sizeOf(b.statement) - sizeOf(a.statement))) {
    const fits = (bin: S[]) =>
      sizeOf(documentOf([...bin, one].map(({ statement }) => statement))) <= limits[type].characters;
    const bin = bins.find(fits);
    if (bin) bin.push(one);
    else bins.push([one]);
  }
  return bins;
}

/** What a policy says of a request that makes nothing, it says of one that changes something. */
const isChange = (action: string) => !/^[^:]+:Create/.test(action);

/** A key that must be named may be anybody's. */
const asksWhoseKey = /key-is-customer-managed$/;

function refusalOf({ check, guardrails }: Guarded, waiting: ReadonlySet<string>): Refusal {
  if (waiting.has(check)) return "part";
  const whole = asksWhoseKey.test(check) ? [] : guardrails.filter(({ onlyLimits }) => !onlyLimits);
  if (whole.length === 0) return "limited";
  return whole.some(({ Action }) => [Action].flat().some(isChange)) ? "changed" : "made";
}

function fromOf({ sid, guardrails, checks }: Denial, policy: string, waiting: ReadonlySet<string>): PackedFrom {
  return {
    ...{ sid, policy },
    guardrails: [...guardrails],
    checks: checks.map((one) => {
      const { check, title, live, records } = one;
      return { check, title, live, records, refuses: refusalOf(one, waiting) };
    }),
  };
}
