import { listSightings } from "../../../_api/operations/activity.ts";
import { route } from "../../../_server/route.ts";
import { sightingsPage } from "../../../_server/sightings.ts";

export const GET = route(listSightings, sightingsPage);
