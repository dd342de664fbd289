import type { FindingRow } from "#lib/store/views.ts";
import { exactly } from "#lib/waivers/pattern.ts";
import type { AskedScope } from "./waiver-row.ts";

/** What of a finding a scope is made of. */
export type Waivable = Pick<FindingRow, "id" | "account" | "check" | "title" | "resource">;

/** How far a decision about one finding reaches. */
export type Reach = "finding" | "like" | "tag" | "account";

export interface ReachForm {
  reach: Reach;
  /** Of `like`: a pattern of names or ARNs. */
  pattern: string;
  /** Of `tag`. */
  key: string;
  value: string;
}

/** The same name with anything in place of what usually tells such things apart: the last part of it. */
export function firstReach({ resource: { name } }: Waivable): ReachForm {
  const end = Math.max(name.lastIndexOf("-"), name.lastIndexOf("_"), name.lastIndexOf("/"));
  const pattern = end > 0 ? `${exactly(name.slice(0, end + 1))}*` : exactly(name);
  return { reach: "finding", pattern, key: "", value: "" };
}

/** The scope of a decision about one finding; undefined while something of it is to be said. */
export function scopeOf(finding: Waivable, { reach, pattern, key, value }: ReachForm): AskedScope | undefined {
  const { account, check, resource } = finding;
  const ofCheck = { checks: [exactly(check)], accounts: [account] };
  if (reach === "finding") return { ...ofCheck, resources: [exactly(resource.arn)] };
  if (reach === "like") return pattern.trim() ? { ...ofCheck, resources: [pattern.trim()] } : undefined;
  if (reach === "tag") return key && value ? { ...ofCheck, tags: [{ key, value }] } : undefined;
  return ofCheck;
}

/** The scopes that mean these findings and no others: one for each check and account. */
export function scopesOf(findings: readonly Waivable[]): AskedScope[] {
  const groups = Map.groupBy(findings, ({ account, check }) => `${account} ${check}`);
  return [...groups.values()].flatMap((own) =>
    own.slice(0, 1).map(({ account, check }) => ({
      checks: [exactly(check)],
      accounts: [account],
      resources: own.map(({ resource }) => exactly(resource.arn)),
    })),
  );
}
