import type { Road, RoadStep } from "#lib/scoring/road.ts";

/** What lifts the account to the grade above its own, as the overview and the API tell it. */
export type RoadView = Omit<Road, "steps"> & { steps: (RoadStep & { title: string })[] };
