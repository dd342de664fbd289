import { z } from "zod";
import type { EventFilter } from "#lib/store/views.ts";
import { accountParam, pageParams, searchText } from "./common.ts";

export const flag = z.enum(["true", "false"]).transform((text) => text === "true");
const moment = z.iso.datetime({ offset: true });

const filter = z.strictObject({
  ...accountParam,
  resource: z.string().max(2048).optional(),
  actor: z.string().max(512).optional(),
  name: z.string().max(200).optional(),
  readOnly: flag.optional(),
  failed: flag.optional(),
  from: moment.optional(),
  to: moment.optional(),
  q: searchText,
});

/** Parameters of `GET /api/v1/activity` and of its histogram. */
export const activityQuery = filter.extend(pageParams);
export const histogramQuery = filter;

export function eventFilter(account: string, query: Omit<z.output<typeof filter>, "account">): EventFilter {
  const { resource, actor, name, readOnly, failed, from, to, q } = query;
  return {
    account,
    ...(resource && { resource }),
    ...(actor && { actor }),
    ...(name && { name }),
    ...(readOnly !== undefined && { readOnly }),
    ...(failed !== undefined && { failed }),
    ...(from && { from }),
    ...(to && { to }),
    ...(q && { search: q }),
  };
}
