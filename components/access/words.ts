import type { Taker } from "#lib/analysis/iam/access-detail.ts";
import type { ReachCount } from "#lib/analysis/iam/blast-radius.ts";
import type { Verb } from "#lib/analysis/iam/reach-targets.ts";
import type { Power } from "#lib/filters/access.ts";
import { formatCount, plural, wordsOf } from "#lib/format.ts";
import type { AccessRow } from "./principal-row.ts";
import { has, reachIn } from "./principal-row.ts";

/* What the access screen says of roles and users. */

export const powerWords: Record<Power, string> = {
  administrate: "Is administrator",
  "become-administrator": "Can become administrator",
  "assume-roles": "Assume roles",
  "pass-roles": "Pass roles",
  "open-workspaces": "Open workspaces",
  "read-data": "Read data",
  "read-secrets": "Read secrets",
  "change-sagemaker": "Change SageMaker",
  "not-known": "Not all known",
};

export const typeWords: Record<AccessRow["type"], string> = {
  role: "Role",
  "service-linked": "Service-linked role",
  user: "User",
};

export const verbWords: Record<Verb, string> = {
  read: "Read",
  use: "Use",
  open: "Open",
  change: "Change",
  delete: "Delete",
};

/** How somebody gets at a role or a resource. */
export const howWords: Record<Taker["how"], string> = {
  ...verbWords,
  assume: "Assume",
  pass: "Pass to a service",
};

const properNouns =
  /^(Access Analyzer|Greengrass|Identity Center|Inspector|Lambda|Macie|Secrets Manager|Security Hub|Service Catalog)\b/;

/** `bucket`, as a part of a sentence, and more of them. */
function kindWords(kind: string, count: number): string {
  const words = wordsOf(kind);
  const one =
    /^[A-Z][a-z]+\b/.test(words) && !properNouns.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words;
  if (count === 1) return one;
  if (/[^aeiou]y$/.test(one)) return `${one.slice(0, -1)}ies`;
  return one.endsWith("s") ? `${one}es` : `${one}s`;
}

/** `3 of 7 notebook instances`. What hangs on conditions is among them, what is not known is not. */
function someOf({ allowed, conditional, total }: Omit<ReachCount, "kind" | "verb">, kind: string): string {
  return `${formatCount(allowed + conditional)} of ${formatCount(total)} ${kindWords(kind, total)}`;
}

interface PowerLine {
  text: string;
  tone: "bad" | "plain" | "unknown";
}

const lineVerbs: readonly [verb: Verb, word: string, fits: RegExp][] = [
  ["open", "opens", /./],
  ["read", "reads", /./],
  ["change", "changes", /^(endpoint|notebook|domain|pipeline|model|user|cluster)/],
];

/** What a row says that somebody may do, the worst first. */
export function powerLines(row: AccessRow): PowerLine[] {
  if (row.unread !== null) return [{ text: "not known: its policies could not be read", tone: "unknown" }];
  const lines: PowerLine[] = [];
  if (has.administrate(row)) lines.push({ text: "is administrator", tone: "bad" });
  else if (row.administrator === "becomes") lines.push({ text: "can make itself administrator", tone: "bad" });
  else if (row.via) {
    const word = row.via.how === "assume" ? "assuming" : "passing";
    lines.push({
      text: `${row.via.isSure ? "can" : "may"} become administrator by ${word} a role`,
      tone: row.via.isSure ? "bad" : "plain",
    });
  }
  if (row.administrator === "unknown")
    lines.push({ text: "whether it is administrator is not known", tone: "unknown" });
  for (const [verb, word, fits] of lineVerbs) {
    for (const line of row.reach.filter((one) => one.verb === verb && fits.test(one.kind))) {
      if (line.allowed + line.conditional > 0)
        lines.push({ text: `${word} ${someOf(line, line.kind)}`, tone: "plain" });
    }
  }
  if (row.assumes.count > 0) lines.push({ text: `assumes ${plural(row.assumes.count, "role")}`, tone: "plain" });
  if (row.passes.count > 0) lines.push({ text: `passes ${plural(row.passes.count, "role")}`, tone: "plain" });
  const unknown = reachIn(row.reach, () => true).unknown + row.assumes.unknown + row.passes.unknown;
  if (unknown > 0) lines.push({ text: `${plural(unknown, "answer is", "answers are")} not known`, tone: "unknown" });
  return lines;
}

/** Who uses it: `12 notebook instances, 3 endpoints`. */
export function usedByWords({ type, usedBy }: AccessRow): string {
  if (type === "user") return "";
  if (usedBy === null) return "what uses it is not known";
  if (usedBy.length === 0) return "used by nothing live";
  const [first, second, ...rest] = usedBy;
  const named = [first, second].flatMap((one) =>
    one ? `${formatCount(one.count)} ${kindWords(one.kind, one.count)}` : [],
  );
  const more = rest.reduce((sum, { count }) => sum + count, 0);
  return `used by ${named.join(", ")}${more > 0 ? ` and ${formatCount(more)} more` : ""}`;
}

/** Whom the trust of a role lets in, shortly. Untrusted text. */
export function letsInWords({ letsIn, type }: AccessRow): string {
  if (type === "user") return "";
  if (letsIn === null) return "not known";
  const named = [
    ...letsIn.services.map((one) => one.replace(/\.amazonaws\.com(\.cn)?$/, "")),
    ...letsIn.accounts.map(shortPrincipal),
    ...letsIn.federated.map(shortPrincipal),
  ];
  const [one, two, ...rest] = named;
  if (one === undefined) return "nobody";
  return [one, two].filter(Boolean).join(", ") + (rest.length > 0 ? ` and ${rest.length} more` : "");
}

/** Of an ARN what tells it from others: `account 111122223333`, `user/ana`, `okta`. */
export function shortPrincipal(value: string): string {
  if (value === "*") return "anyone";
  const [, account = "", resource = ""] = /^arn:[\w-]+:(?:iam|sts)::(\d*):(.+)$/.exec(value) ?? [];
  if (!resource) return value;
  if (resource === "root") return `account ${account}`;
  return resource.replace(/^(saml-provider|oidc-provider)\//, "");
}

/** Name of a role, from its ARN. */
export function nameIn(arn: string): string {
  return arn.slice(arn.lastIndexOf("/") + 1);
}
