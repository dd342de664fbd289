import { listActors } from "../../../../_api/operations/activity.ts";
import { actorsOf } from "../../../../_server/activity.ts";
import { route } from "../../../../_server/route.ts";

export const GET = route(listActors, actorsOf);
