import { changedResourcesList, changesList } from "#lib/filters/changes.ts";
import { querySchema, word } from "#lib/query-schema.ts";
import { accountParam, pageParams } from "./common.ts";

/** Of which account, and between which of its scans: as the export of changes has them. */
const pair = { ...accountParam, scan: word.optional(), since: word.optional() };

/** Parameters of `GET /api/v1/changes`, of its counts, and of the resources that changed. */
export const changesQuery = querySchema(changesList).extend({ ...pair, ...pageParams });
export const changeCountsQuery = querySchema(changesList).extend(pair);
export const changedResourcesQuery = querySchema(changedResourcesList).extend({ ...pair, ...pageParams });
