import { countEvents } from "../../../../_api/operations/activity.ts";
import { histogramOf } from "../../../../_server/histogram.ts";
import { route } from "../../../../_server/route.ts";

export const GET = route(countEvents, histogramOf);
