import type { Check } from "./define.ts";

/** Every check, by id. */
export const checks: readonly Check[] = [];
