import { histogramQuery } from "../../../../_search-params/activity.ts";
import { histogramOf } from "../../../../_server/histogram.ts";
import { get } from "../../../../_server/route.ts";

/** Events counted by hour or day: hours for spans of up to four days, else days. */
export const GET = get(histogramQuery, histogramOf);
