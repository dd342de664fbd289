import { scansList } from "#lib/filters/scans.ts";
import { pageParams } from "./common.ts";
import { querySchema } from "./query-schema.ts";

/** Parameters of `GET /api/v1/scans`. */
export const scansQuery = querySchema(scansList).extend(pageParams);
