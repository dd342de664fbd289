import { z } from "zod";
import { findingsList, groupings } from "#lib/filters/findings.ts";
import { commaList, querySchema, word } from "#lib/query-schema.ts";
import { accountsParam, pageParams } from "./common.ts";

const filter = querySchema(findingsList);

/** Parameters of `GET /api/v1/findings`, of its groups. */
export const findingsQuery = filter.extend(pageParams);
export const findingGroupsQuery = findingsQuery.extend({ by: z.enum(groupings).default("check") });

/** Of `GET /api/v1/findings/blame`: as many findings as a page of the list has. */
export const findingsBlameQuery = z.strictObject({ ...accountsParam, id: commaList(word) });
