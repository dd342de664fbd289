import { z } from "zod";
import { categories, severities } from "#lib/checks/define.ts";
import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import { type FindingFilter, findingChangeKinds } from "#lib/store/views.ts";
import { accountParam, commaList, exportParams, exposure, pageParams, searchText, word } from "./common.ts";

const statuses = ["pass", "fail", "not-applicable", "unknown"] as const satisfies VerdictStatus[];

const filter = z.strictObject({
  ...accountParam,
  status: commaList(z.enum(statuses)).optional(),
  severity: commaList(z.enum(severities)).optional(),
  category: commaList(z.enum(categories)).optional(),
  kind: commaList(word).optional(),
  region: commaList(word).optional(),
  exposure: exposure.optional(),
  check: word.optional(),
  resource: z.string().max(2048).optional(),
  change: z.enum(findingChangeKinds).optional(),
  q: searchText,
  sort: z.enum(["severity", "newest", "resource"]).optional(),
});

/** Parameters of `GET /api/v1/findings`, of its groups by check, and of its export. */
export const findingsQuery = filter.extend(pageParams);
export const findingGroupsQuery = filter;
export const findingsExportQuery = filter.extend(exportParams("findings"));

export function findingFilter(account: string, query: Omit<z.output<typeof filter>, "account">): FindingFilter {
  const { status, severity, category, kind, region, exposure: wanted, check, resource, change, q, sort } = query;
  return {
    account,
    ...(status && { status }),
    ...(severity && { severity }),
    ...(category && { category }),
    ...(kind && { kind }),
    ...(region && { region }),
    ...(wanted && { exposure: wanted }),
    ...(check && { check }),
    ...(resource && { resource }),
    ...(change && { change }),
    ...(q && { search: q }),
    ...(sort && { sort }),
  };
}
