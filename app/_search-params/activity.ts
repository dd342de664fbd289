import { z } from "zod";
import { activityList } from "#lib/filters/activity.ts";
import { querySchema } from "#lib/query-schema.ts";
import { eventFormats } from "#lib/reports/events/index.ts";
import { values } from "#lib/reports/values.ts";
import { accountParam, accountsParam, investigationParams, pageParams } from "./common.ts";

const filter = querySchema(activityList);

/** Parameters of `GET /api/v1/activity`, of its histogram, its summary and its export. */
export const activityQuery = filter.extend(pageParams);
export const histogramQuery = filter;
export const summaryQuery = filter;
export const eventsExportQuery = filter.extend({
  format: z.enum(eventFormats.map(({ name }) => name)).default("csv"),
  values,
});

/** Parameters of what keys signed calls: of a time, whatever else narrows the list. */
export const keysQuery = z.strictObject({ ...accountsParam, from: filter.shape.from, to: filter.shape.to });

/** Parameters of who made calls. */
export const actorsQuery = z.strictObject({
  ...accountsParam,
  q: filter.shape.q,
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

/** Parameters of what is asked about one access key. */
export const sessionQuery = z.strictObject({ ...accountParam, accessKey: z.string().min(1).max(128) });

/** Parameters of what one role or user did. */
export const principalInvestigationQuery = z.strictObject({
  ...accountParam,
  principal: z.string().min(1).max(2048),
  actor: filter.shape.actor,
  ...investigationParams,
});

/** Parameters of what sets a period beside the time before it. */
const { from, to } = filter.shape;
export const comparisonQuery = z.strictObject({ ...accountParam, from, to });
