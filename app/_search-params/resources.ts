import { z } from "zod";
import { hardlyJudged, type ResourceFilter } from "#lib/store/views.ts";
import { flag } from "./activity.ts";
import { accountParam, commaList, exportParams, exposure, pageParams, searchText, word } from "./common.ts";

const grades = ["A", "B", "C", "D", "F", "none"] as const;

const filter = z.strictObject({
  ...accountParam,
  kind: commaList(word).optional(),
  region: commaList(word).optional(),
  exposure: exposure.optional(),
  grade: commaList(z.enum(grades)).optional(),
  judged: commaList(z.enum(hardlyJudged)).optional(),
  q: searchText,
  sort: z.enum(["worst", "name", "kind"]).optional(),
});

/** Parameters of `GET /api/v1/resources` and its export. */
export const resourcesQuery = filter.extend(pageParams);
export const resourcesExportQuery = filter.extend(exportParams("resources"));

/** Parameters of what is asked about one resource. */
export const resourceQuery = z.strictObject({ ...accountParam, arn: z.string().min(1).max(2048) });
export const resourceActivityQuery = resourceQuery.extend({
  ...pageParams,
  readOnly: flag.optional(),
  failed: flag.optional(),
});

export function resourceFilter(account: string, query: Omit<z.output<typeof filter>, "account">): ResourceFilter {
  const { kind, region, exposure: wanted, grade, judged, q, sort } = query;
  return {
    account,
    ...(kind && { kind }),
    ...(region && { region }),
    ...(wanted && { exposure: wanted }),
    ...(grade && { grade }),
    ...(judged && { judged }),
    ...(q && { search: q }),
    ...(sort && { sort }),
  };
}
