import { parseArn } from "#lib/readings/arn.ts";
import { matches } from "#lib/readings/wildcards.ts";
import { all, any, type Caller, type Holds, metBy, opposite, shownBy } from "./conditions.ts";
import { type Condition, coversAction, type Patterns, type Statement } from "./policy.ts";
import { asText, resolved, variablesIn } from "./variables.ts";

/** The statements of one policy; undefined when it could not be read. */
export type Document = readonly Statement[] | undefined;

/** All that has a say. A list that is not given is of nothing that applies. */
export interface Policies {
  identity: readonly Document[];
  boundary?: readonly Document[];
  session?: readonly Document[];
  /** Service control policies, a list for each level from the root to the account: every level has to allow. */
  service?: readonly (readonly Document[])[];
  /** Resource control policies but RCPFullAWSAccess, which allows everything: they take away. */
  resourceControl?: readonly Document[];
  /** The policy of what is acted on. */
  resource?: Document;
}

export interface Request {
  action: string;
  /** An ARN. */
  resource: string;
  /** Whose the resource is. */
  owner: string;
  /** The ARN of a user or of a role's session. */
  principal: string;
  /** What the request brings, by condition key. */
  context: Caller;
}

export type Evaluation =
  | { answer: "allowed" | "denied" }
  /** It hangs on what only the request shows: these condition keys. */
  | { answer: "conditional"; keys: string[] }
  | { answer: "unknown"; reason: string };

/**
 * What AWS answers to a request. Source: IAM user guide, "Policy evaluation logic", "Permissions boundaries for IAM entities",
 * "Cross-account policy evaluation logic"; KMS developer guide, "Key policies".
 */
export function evaluate(policies: Policies, request: Request): Evaluation {
  const { own, bounded, inSession, levels, beyond, doubts } = saidBeside(policies, request);
  const hasPolicy = "resource" in policies;
  const nothing: Said = { allow: "never", deny: "never" };
  const onResource = hasPolicy ? sayOf([policies.resource], request, doubts) : nothing;
  const to = (grant: Grant) => (hasPolicy ? allowedBy(policies.resource, request, grant) : "never");

  const denied = any([own, bounded, inSession, ...levels, beyond, onResource].map(({ deny }) => deny));
  const byIdentity = [own.allow, bounded.allow, inSession.allow];
  const granted = isOfOwner(request)
    ? any([
        all([...byIdentity, asksResource(request) ? to("account") : "always"]),
        all([to("role"), bounded.allow, inSession.allow]),
        all([to("everyone"), inSession.allow]),
        // A session or user that is named itself is held back by denies alone.
        to("itself"),
      ])
    : all([...byIdentity, any(grants.map(to))]);
  const answer = all([opposite[denied], granted, ...levels.map(({ allow }) => allow)]);
  if (answer === "always") return { answer: "allowed" };
  if (answer === "never") return { answer: "denied" };
  const [reason] = doubts.reasons;
  return reason ? { answer: "unknown", reason } : { answer: "conditional", keys: [...doubts.keys].sort() };
}

/** What all policies say but that of what is acted on. */
function saidBeside(
  { identity, boundary, session, service = [], resourceControl = [] }: Policies,
  request: Request,
): Beside {
  const doubts: Doubts = { keys: new Set(), reasons: new Set() };
  const say = (documents: readonly Document[]) => sayOf(documents, request, doubts);
  const limit = (documents: readonly Document[] | undefined): Said =>
    documents ? say(documents) : { allow: "always", deny: "never" };
  const [own, bounded, inSession] = [say(identity), limit(boundary), limit(session)];
  return { own, bounded, inSession, levels: service.map(say), beyond: say(resourceControl), doubts };
}

/**
 * The same as text. Of two requests for one action of which it is the same, the policy of what is acted on decides alone, as far as it
 * says the same to both.
 */
export function besideResource(policies: Policies, request: Request): string {
  const { doubts, ...said } = saidBeside(policies, request);
  return JSON.stringify([said, [...doubts.keys].sort(), [...doubts.reasons][0]]);
}

interface Beside {
  own: Said;
  bounded: Said;
  inSession: Said;
  levels: Said[];
  beyond: Said;
  doubts: Doubts;
}

interface Doubts {
  keys: Set<string>;
  reasons: Set<string>;
}

interface Said {
  allow: Holds;
  deny: Holds;
}

function sayOf(documents: readonly Document[], request: Request, doubts: Doubts): Said {
  const said: Said = { allow: "never", deny: "never" };
  for (const document of documents) {
    if (!document) {
      doubts.reasons.add("A policy could not be read.");
      said.allow = any([said.allow, "sometimes"]);
      said.deny = any([said.deny, "sometimes"]);
      continue;
    }
    for (const statement of document) {
      const met = applies(statement, request);
      if (met === "sometimes") note(statement, request, doubts);
      const field = statement.effect === "Allow" ? "allow" : "deny";
      said[field] = any([said[field], met]);
    }
  }
  return said;
}

/** Whether a statement of any policy, as a whole, is about the request and who makes it. */
export function applies(statement: Statement, request: Request): Holds {
  return all([grantOf(statement, request) === "none" ? "never" : "always", metIn(statement, request)]);
}

/** Whether a statement is about the request, whoever makes it. */
function metIn({ actions, resources, conditions }: Statement, { action, resource, context }: Request): Holds {
  if (!coversAction(actions, action)) return "never";
  return all([resources ? covers(resources, resource, context) : "always", metBy(conditions, context)]);
}

/** A pattern whose variable has no value fits nothing. What all but it would be AWS says in two ways. */
function covers({ listed, inverted }: Patterns, resource: string, context: Caller): Holds {
  const text = asText(resource);
  const shown = shownBy(context);
  const meant = listed.map((pattern) => resolved(pattern, shown));
  const found = any(
    meant.map((one): Holds => {
      if (!one) return one === null ? "never" : "sometimes";
      return matches(one.pattern, text) ? "always" : "never";
    }),
  );
  if (!inverted) return found;
  return found === "never" && meant.includes(null) ? "sometimes" : opposite[found];
}

/** Something in a statement that is neither met nor not. */
export interface Open {
  /** The test of a condition; undefined for the resources. */
  test: Condition | undefined;
  /** The condition keys that it hangs on, which only the request shows: its own, and those of its variables. */
  keys: string[];
}

/** What keeps a statement from a yes or no. */
export function openIn({ resources, conditions }: Statement, { context, resource }: Request): Open[] {
  const unshown = (keys: readonly string[]) => keys.filter((key) => context(key) === undefined);
  const tests = conditions.filter(({ key }) => {
    const all = conditions.filter((one) => one.key === key);
    return metBy(all, context) === "sometimes";
  });
  return [
    ...tests.map((test) => ({ test, keys: unshown([test.key, ...test.values.flatMap(variablesIn)]) })),
    ...(resources && covers(resources, resource, context) === "sometimes"
      ? [{ test: undefined, keys: unshown(resources.listed.flatMap(variablesIn)) }]
      : []),
  ];
}

/** A key that the request alone shows, or something that is not judged here. */
function note(statement: Statement, request: Request, { keys, reasons }: Doubts): void {
  for (const { test, keys: open } of openIn(statement, request)) {
    for (const one of open) keys.add(one);
    if (open.length > 0) continue;
    reasons.add(
      test
        ? `${test.operator} of ${test.key} cannot be judged with what the request brings.`
        : "NotResource has a variable that the request brings no value for.",
    );
  }
}

/** How the policy of a resource names who asks, the most particular first. */
const grants = ["itself", "everyone", "role", "account"] as const;
type Grant = (typeof grants)[number];

function allowedBy(document: Document, request: Request, grant: Grant): Holds {
  if (!document) return "sometimes";
  const statements = document.filter(({ effect }) => effect === "Allow");
  return any(
    statements.map((statement) => (grantOf(statement, request) === grant ? metIn(statement, request) : "never")),
  );
}

/** Identity policies name nobody: who has them is meant. */
function grantOf({ principals }: Statement, { principal }: Request): Grant | "none" {
  if (!principals) return "itself";
  const { listed, inverted } = principals;
  const named = listed.map(({ type, value }) => namedAs(type, value, principal));
  if (inverted) return named.every((one) => one === "none") ? "everyone" : "none";
  return grants.find((one) => named.includes(one)) ?? "none";
}

function namedAs(type: string, value: string, principal: string): Grant | "none" {
  if (value === "*" && /^(\*|AWS)$/.test(type)) return "everyone";
  if (type !== "AWS") return "none";
  if (value === principal) return "itself";
  const [theirs, own] = [parseArn(value), parseArn(principal)];
  const account = theirs?.resource === "root" ? theirs.account : value;
  if (account === own?.account) return "account";
  return theirs && own && theirs.account === own.account && isRoleOf(theirs.resource, own.resource) ? "role" : "none";
}

/** `role/path/Name` of `assumed-role/Name/session`. */
function isRoleOf(role: string, session: string): boolean {
  const [, , name] = /^(assumed-role)\/([^/]+)\//.exec(session) ?? [];
  return name !== undefined && role.startsWith("role/") && role.split("/").at(-1) === name;
}

function isOfOwner({ owner, principal }: Request): boolean {
  return parseArn(principal)?.account === owner;
}

/** A key and a role are whose their own policy says, of the same account too. */
function asksResource({ action, resource }: Request): boolean {
  return (/^sts:/i.test(action) && /:role\//.test(resource)) || (/^kms:/i.test(action) && /:key\//.test(resource));
}
