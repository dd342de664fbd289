import { z } from "zod";
import { matches } from "#lib/readings/wildcards.ts";

/** What a statement says about actions, resources or principals: those listed or, `inverted`, all but those. */
export interface Patterns {
  listed: string[];
  inverted: boolean;
}

export interface Principal {
  /** `AWS`, `Service`, `Federated`, `CanonicalUser`, or `*` for the bare star. */
  type: string;
  value: string;
}

export interface Condition {
  /** As written: `StringEquals`, `ForAnyValue:StringLike` … */
  operator: string;
  /** Lower case: condition keys are not case-sensitive. */
  key: string;
  values: string[];
}

/** One statement with every string-or-list made a list. Patterns are as written. */
export interface Statement {
  /** Where it stands in its document: `Statement[2]`. */
  path: string;
  /** What its writer calls it. Untrusted text. */
  sid?: string;
  effect: "Allow" | "Deny";
  actions: Patterns;
  /** Trust policies have none. */
  resources?: Patterns;
  /** Identity policies have none. */
  principals?: { listed: Principal[]; inverted: boolean };
  conditions: Condition[];
}

const strings = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat());
const scalar = z.union([z.string(), z.number(), z.boolean()]);
const conditionValues = z.union([scalar, z.array(scalar)]).transform((value) => [value].flat().map(String));
const principal = z.union([z.literal("*"), z.record(z.string(), strings)]);
const statement = z.object({
  Sid: z.string().optional().catch(undefined),
  Effect: z.enum(["Allow", "Deny"]),
  Action: strings.optional(),
  NotAction: strings.optional(),
  Resource: strings.optional(),
  NotResource: strings.optional(),
  Principal: principal.optional(),
  NotPrincipal: principal.optional(),
  Condition: z.record(z.string(), z.record(z.string(), conditionValues)).optional(),
});
const document = z.object({ Statement: z.union([statement.transform((one) => [one]), z.array(statement)]) });

/**
 * The statements of a policy document as AWS gives it: JSON text. Undefined when the text is not a policy that can be
 * judged as a whole: leaving out a statement that is not understood could hide what it allows. Never throws.
 * Source: IAM user guide, "Grammar of the IAM JSON policy language".
 */
export function parsePolicy(text: unknown): readonly Statement[] | undefined {
  if (typeof text !== "string") return undefined;
  if (lastParsed.has(text)) return lastParsed.get(text);
  if (lastParsed.size >= mostParsed) lastParsed.clear();
  const found = statementsIn(text);
  lastParsed.set(text, found);
  return found;
}

/** A dozen checks ask about each policy one after the other, and many resources have the same. */
const lastParsed = new Map<string, readonly Statement[] | undefined>();
const mostParsed = 500;

function statementsIn(text: string): Statement[] | undefined {
  const parsed = document.safeParse(jsonOf(text));
  if (!parsed.success) return undefined;
  const statements: Statement[] = [];
  for (const [index, one] of parsed.data.Statement.entries()) {
    const actions = eitherOf(one.Action, one.NotAction);
    const resources = eitherOf(one.Resource, one.NotResource);
    const principals = eitherOf(listed(one.Principal), listed(one.NotPrincipal));
    if (!actions || actions === "none" || !resources || !principals) return undefined;
    statements.push({
      path: `Statement[${index}]`,
      ...(one.Sid && { sid: one.Sid }),
      effect: one.Effect,
      actions,
      ...(resources !== "none" && { resources }),
      ...(principals !== "none" && { principals }),
      conditions: Object.entries(one.Condition ?? {}).flatMap(([operator, keys]) =>
        Object.entries(keys).map(([key, values]) => ({ operator, key: key.toLowerCase(), values })),
      ),
    });
  }
  return statements;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Undefined when both the element and its Not… twin are there, which IAM does not allow. */
function eitherOf<T>(
  those: T[] | undefined,
  not: T[] | undefined,
): { listed: T[]; inverted: boolean } | "none" | undefined {
  if (those && not) return undefined;
  if (those) return { listed: those, inverted: false };
  return not ? { listed: not, inverted: true } : "none";
}

function listed(principals: z.infer<typeof principal> | undefined): Principal[] | undefined {
  if (principals === undefined) return undefined;
  if (principals === "*") return [{ type: "*", value: "*" }];
  return Object.entries(principals).flatMap(([type, values]) => values.map((value) => ({ type, value })));
}

/** Patterns in lower case, and what has been asked about them. */
interface Actions {
  listed: readonly string[];
  covered?: Map<string, boolean>;
}

/** A policy is asked about hundreds of actions, for thousands who have it or one that lists the same: each is answered once. */
const actionsOf = new WeakMap<Patterns, Actions>();
const byText = new Map<string, Actions>();
const mostKept = 1_000;

/** Actions are not case-sensitive. */
export function coversAction(actions: Patterns, action: string): boolean {
  let known = actionsOf.get(actions);
  if (!known) {
    known = actionsIn(actions.listed);
    actionsOf.set(actions, known);
  }
  const { listed, covered } = known;
  let found = covered?.get(action);
  if (found === undefined) {
    const wanted = action.toLowerCase();
    found = listed.some((pattern) => matches(pattern, wanted));
    covered?.set(action, found);
  }
  return found !== actions.inverted;
}

/** What is listed by few others is not worth remembering. */
function actionsIn(listed: readonly string[]): Actions {
  const text = listed.join(" ");
  const known = byText.get(text);
  if (known) return known;
  const made: Actions = { listed: listed.map((pattern) => pattern.toLowerCase()) };
  if (byText.size >= mostKept) return made;
  made.covered = new Map();
  byText.set(text, made);
  return made;
}

/** Resources are case-sensitive. */
export function coversResource({ listed, inverted }: Patterns, resource: string): boolean {
  return listed.some((pattern) => matches(pattern, resource)) !== inverted;
}

/** True for `*` and `{"AWS": "*"}`, which IAM treats alike, and for everyone but some. */
export function coversAnyone({ principals }: Statement): boolean {
  if (!principals) return false;
  return principals.inverted || principals.listed.some(({ type, value }) => value === "*" && /^(\*|AWS)$/.test(type));
}

const longest = 4;

/** A statement in a few words, for evidence: `Allow s3:*, iam:PassRole on *`. Untrusted text. */
export function inWords({ effect, actions, resources, conditions }: Statement): string {
  const on = resources ? ` on ${list(resources, "resource")}` : "";
  const when = conditions.length > 0 ? ` if ${[...new Set(conditions.map(({ key }) => key))].join(", ")}` : "";
  return `${effect} ${list(actions, "action")}${on}${when}`;
}

function list({ listed, inverted }: Patterns, noun: string): string {
  const more = listed.length > longest ? ` and ${listed.length - longest} more` : "";
  return `${inverted ? `every ${noun} but ` : ""}${listed.slice(0, longest).join(", ")}${more}`;
}
