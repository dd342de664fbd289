import { roleItself } from "./callers.ts";
import type { State } from "./conditions.ts";
import { decide, type Request, weaker } from "./decision.ts";
import { inWords } from "./policy.ts";
import { boundaryOf, identityPoliciesOf, type Role, type RolePolicy } from "./role-policies.ts";

export type May =
  | { answer: "yes"; by: { path: string; words: string }[] }
  | { answer: "no" }
  | { answer: "unknown"; reason: string };

interface Asked {
  action: string;
  resource: string;
  /** What the role can bring for condition keys besides what it is. */
  brings?: Record<string, readonly State[]> | undefined;
}

/**
 * Whether a role's own policies let it do something, as far as its boundary goes. Policies of what is acted on, and those
 * of the organization, are not asked: the first can only add within the account, the others only take away.
 */
export function roleMay(role: Role, { action, resource, brings }: Asked, now?: string): May {
  const { policies, boundary } = documentsOf(role, now);
  if (!policies || !role.Arn) return { answer: "unknown", reason: "AWS returned no list of the role's policies." };
  return policiesLet({ policies, boundary }, { action, resource, caller: roleItself(role.Arn, brings) });
}

/** The same of policies, whoever has them. */
export function policiesLet({ policies, boundary }: Policies, request: Request): May {
  const owners = new Map(policies.flatMap((policy) => (policy.statements ?? []).map((one) => [one, policy] as const)));
  const { allowed, denied, by } = decide([...owners.keys()], request);
  const limit = boundary?.statements ? decide(boundary.statements, request).allowed : "yes";
  if (denied || limit === "no") return { answer: "no" };
  const unread = policies.filter(({ statements }) => !statements);
  const missing = [...unread, ...(boundary && !boundary.statements ? [boundary] : [])];
  if (allowed === "no") return unread.length > 0 ? notRead(missing) : { answer: "no" };
  if (boundary && !boundary.statements) return notRead(missing);
  const words = by.map((statement) => ({
    path: `${owners.get(statement)?.path}.${statement.path}`,
    words: `${owners.get(statement)?.name}: ${inWords(statement)}`,
  }));
  if (weaker(allowed, limit) === "yes") return { answer: "yes", by: words };
  const hangsOn = words.map((one) => one.words).join("; ");
  return { answer: "unknown", reason: `It hangs on conditions that only a request can show: ${hangsOn}.` };
}

/** The worst of several answers. */
export function worstOf(answers: readonly May[]): May {
  return (
    answers.find(({ answer }) => answer === "yes") ??
    answers.find(({ answer }) => answer === "unknown") ?? { answer: "no" }
  );
}

function notRead(policies: readonly { name: string }[]): May {
  const names = policies.map(({ name }) => name || "a policy").join(", ");
  return { answer: "unknown", reason: `The document of ${names} could not be read.` };
}

/** What somebody's policies allow, and the most that they may. */
interface Policies {
  policies: readonly RolePolicy[];
  boundary: RolePolicy | undefined;
}

interface Documents extends Omit<Policies, "policies"> {
  now: string | undefined;
  policies: RolePolicy[] | undefined;
}

/** One role often serves hundreds of models, and a scan's readings never change: its policies are parsed once. */
const parsed = new WeakMap<Role, Documents>();

function documentsOf(role: Role, now: string | undefined): Documents {
  const known = parsed.get(role);
  if (known && known.now === now) return known;
  const found = { now, policies: identityPoliciesOf(role, now), boundary: boundaryOf(role, now) };
  parsed.set(role, found);
  return found;
}
