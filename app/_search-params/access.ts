import { accessList } from "#lib/filters/access.ts";
import { pageParams } from "./common.ts";
import { querySchema } from "./query-schema.ts";

/** Parameters of `GET /api/v1/access`. */
export const accessQuery = querySchema(accessList).extend(pageParams);
