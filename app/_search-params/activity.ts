import { activityList } from "#lib/filters/activity.ts";
import { pageParams } from "./common.ts";
import { querySchema } from "./query-schema.ts";

const filter = querySchema(activityList);

/** Parameters of `GET /api/v1/activity` and of its histogram. */
export const activityQuery = filter.extend(pageParams);
export const histogramQuery = filter;
