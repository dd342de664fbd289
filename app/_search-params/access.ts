import { accessList } from "#lib/filters/access.ts";
import { querySchema } from "#lib/query-schema.ts";
import { pageParams } from "./common.ts";

/** Parameters of `GET /api/v1/access`. */
export const accessQuery = querySchema(accessList).extend(pageParams);
