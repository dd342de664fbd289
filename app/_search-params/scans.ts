import { scansList } from "#lib/filters/scans.ts";
import { querySchema } from "#lib/query-schema.ts";
import { pageParams } from "./common.ts";

/** Parameters of `GET /api/v1/scans`. */
export const scansQuery = querySchema(scansList).extend(pageParams);
