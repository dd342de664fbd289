import { compareActivity } from "../../../../_api/operations/activity.ts";
import { comparisonOf } from "../../../../_server/comparison.ts";
import { route } from "../../../../_server/route.ts";

export const GET = route(compareActivity, comparisonOf);
