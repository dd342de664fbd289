import type { AccessLimits, PrincipalDetail, Some, Taker } from "#lib/analysis/iam/access-detail.ts";
import type { ReachCount } from "#lib/analysis/iam/blast-radius.ts";
import type { PrincipalAccess } from "#lib/analysis/iam/principal-access.ts";
import type { AccessFilter, accessList, Power } from "#lib/filters/access.ts";
import { type FilterName, isSet, type ValueOf } from "#lib/filters/define.ts";
import type { Page, ResourceRow } from "#lib/store/views.ts";

/** A role or a user in the list; `standing` is how it stands among resources, null when nothing was judged. */
export interface AccessRow extends PrincipalAccess {
  account: string;
  standing: Pick<ResourceRow, "grade" | "judged" | "unknown" | "failure"> | null;
}

/** Shows a role or user in the drawer. */
export type OpenPrincipal = (principal: Pick<AccessRow, "arn" | "account">) => void;

/** The first page says how many there are in all. */
export type AccessPage = Page<AccessRow> & { total: number | null };

/** What a role or user reaches, and who reaches it: of any resource, where its kind is one that is asked about. */
export interface AccessAnswer extends AccessLimits {
  arn: string;
  account: string;
  /** Null for what is no role and no user. */
  principal: PrincipalDetail | null;
  standing: AccessRow["standing"];
  /** Null for a kind that nobody is asked about. */
  reachedBy: Some<Taker> | null;
}

/** How many resources a row's lines count, of those that fit. */
export function reachIn(reach: readonly ReachCount[], fits: (line: ReachCount) => boolean) {
  const lines = reach.filter(fits);
  const sum = (field: "allowed" | "conditional" | "unknown" | "total") =>
    lines.reduce((total, line) => total + line[field], 0);
  return { allowed: sum("allowed"), conditional: sum("conditional"), unknown: sum("unknown"), total: sum("total") };
}

function reaches(row: AccessRow, fits: (line: ReachCount) => boolean): boolean {
  const { allowed, conditional } = reachIn(row.reach, fits);
  return allowed + conditional > 0;
}

const isData = ({ verb, kind }: ReachCount) => verb === "read" && !/secret|key/.test(kind);
const isOfSageMaker = ({ verb, kind }: ReachCount) =>
  (verb === "change" || verb === "delete") && !/^(s3|kms|ecr|secretsmanager)-/.test(kind);

/** Which of the powers somebody has. */
export const has: Record<Power, (row: AccessRow) => boolean> = {
  administrate: (row) => row.administrator === "outright",
  "become-administrator": (row) =>
    row.administrator === "becomes" || (row.administrator !== "outright" && row.via !== null),
  "assume-roles": (row) => row.assumes.count > 0,
  "pass-roles": (row) => row.passes.count > 0,
  "open-workspaces": (row) => reaches(row, ({ verb }) => verb === "open"),
  "read-data": (row) => reaches(row, isData),
  "read-secrets": (row) => reaches(row, ({ verb, kind }) => verb === "read" && /secret/.test(kind)),
  "change-sagemaker": (row) => reaches(row, isOfSageMaker),
  "not-known": (row) =>
    row.unread !== null ||
    row.administrator === "unknown" ||
    row.usedBy === null ||
    row.assumes.unknown + row.passes.unknown > 0 ||
    row.reach.some(({ unknown }) => unknown > 0),
};

/** Who is in whose hands: the worst first. */
function rankOf(row: AccessRow): number {
  if (has.administrate(row)) return 0;
  if (row.administrator === "becomes") return 1;
  if (row.via?.isSure) return 2;
  if (row.via || row.administrator === "unknown") return 3;
  return 4;
}

/** Roles that are in use, then those that may be, then other roles, then users. */
function groupOf({ type, usedBy }: AccessRow): number {
  if (type === "user") return 3;
  return usedBy === null ? 1 : usedBy.length > 0 ? 0 : 2;
}

const orders: Record<NonNullable<AccessFilter["sort"]>, (one: AccessRow, other: AccessRow) => number> = {
  used: (one, other) => groupOf(one) - groupOf(other) || rankOf(one) - rankOf(other),
  worst: (one, other) => rankOf(one) - rankOf(other) || groupOf(one) - groupOf(other),
  name: () => 0,
};

type Fits = {
  [Name in Exclude<FilterName<typeof accessList>, "on">]: (
    row: AccessRow,
    value: ValueOf<(typeof accessList)["filters"][Name]>,
  ) => boolean;
};

/** The account's roles and users stand in memory: what the store's lists have as conditions, it has as functions. */
const fits: Fits = {
  type: (row, types) => types.includes(row.type),
  may: (row, wanted) => wanted.some((power) => has[power](row)),
  lets: (row, wanted) =>
    row.type !== "user" &&
    wanted.some((one) => (one === "unread" ? row.letsIn === null : (row.letsIn?.[one].length ?? 0) > 0)),
  mfa: (row, wanted) => row.mfa !== null && wanted.includes(row.mfa),
  unused: (row, wanted) => row.unused !== null && row.unused.never > 0 === wanted,
  q: ({ name, arn }, text) => [name, arn].some((one) => one.toLowerCase().includes(text.trim().toLowerCase())),
};

/** Those that the filters let through, in the order asked for; `on` is answered by who knows the policies. */
export function chosenPrincipals(rows: readonly AccessRow[], { sort = "used", ...filter }: AccessFilter): AccessRow[] {
  const set = filter as Readonly<Record<string, unknown>>;
  const names = (Object.keys(fits) as (keyof Fits)[]).filter((name) => isSet(set[name]));
  return (
    rows
      // The value under a filter's name has that filter's type.
      .filter((row) => names.every((name) => fits[name](row, set[name] as never)))
      .sort(
        (one, other) =>
          orders[sort](one, other) ||
          compare(one.name, other.name) ||
          compare(one.arn, other.arn) ||
          compare(one.account, other.account),
      )
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
