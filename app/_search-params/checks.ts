import { checksList } from "#lib/filters/checks.ts";
import { querySchema } from "#lib/query-schema.ts";

/** Parameters of `GET /api/v1/checks`. */
export const checksQuery = querySchema(checksList);
