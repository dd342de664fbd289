import { z } from "zod";
import { activityList } from "#lib/filters/activity.ts";
import { resourcesList } from "#lib/filters/resources.ts";
import { mostDepth } from "#lib/inventory/relation-graph.ts";
import { querySchema } from "#lib/query-schema.ts";
import { accountParam, investigationParams, pageParams } from "./common.ts";

const filter = querySchema(resourcesList);

/** Parameters of `GET /api/v1/resources`. */
export const resourcesQuery = filter.extend(pageParams);

/** Parameters of what is asked about one resource. */
export const resourceQuery = z.strictObject({ ...accountParam, arn: z.string().min(1).max(2048) });
export const relationsQuery = resourceQuery.extend({ depth: z.coerce.number().int().min(1).max(mostDepth).default(1) });
export const resourceInvestigationQuery = resourceQuery.extend(investigationParams);

const { readOnly, failed } = querySchema(activityList).shape;
export const resourceActivityQuery = resourceQuery.extend({ ...pageParams, readOnly, failed });
