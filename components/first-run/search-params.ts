import { oneOf } from "../api/list-params.ts";

/** The three screens to a first result. */
export const steps = ["who", "what", "where"] as const;
export type Step = (typeof steps)[number];

export const firstRunParams = { step: oneOf(steps).withDefault("who") };
