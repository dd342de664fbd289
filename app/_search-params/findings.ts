import { z } from "zod";
import { findingsList } from "#lib/filters/findings.ts";
import { commaList, querySchema, word } from "#lib/query-schema.ts";
import { accountsParam, pageParams } from "./common.ts";

const filter = querySchema(findingsList);

/** Parameters of `GET /api/v1/findings`, of its groups by check. */
export const findingsQuery = filter.extend(pageParams);
export const findingGroupsQuery = filter;

/** Of `GET /api/v1/findings/blame`: as many findings as a page of the list has. */
export const findingsBlameQuery = z.strictObject({ ...accountsParam, id: commaList(word) });
