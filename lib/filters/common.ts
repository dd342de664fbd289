import { oneFirst, text, words } from "./define.ts";

/* Filters that several lists have. */

export const account = words("Account");
export const kind = words("Kind");
export const region = words("Region");
export const exposure = oneFirst("Exposure", ["live", "record"], "live");
export const search = text("Search", 200);
