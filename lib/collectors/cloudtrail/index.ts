import trail from "./cloudtrail-trail.ts";

export const cloudtrailCollectors = [trail] as const;
