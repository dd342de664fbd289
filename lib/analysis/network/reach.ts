import type { Certain } from "./certainty.ts";

/** Whether traffic gets to the internet. `unknown`: it leaves what was read, and may. */
export type Reach = "none" | "unknown" | "internet";

/** One thing that decided, with what it was and what keeps traffic inside. */
export interface Step {
  path: string;
  observed: unknown;
  expected: string;
}

/** The same as an answer to whether the internet is reached. */
export function fromReach(reach: Reach): Certain {
  return reach === "unknown" ? reach : reach === "internet";
}

const order: readonly Reach[] = ["none", "unknown", "internet"];

/** Of several ways one is enough. */
export function wider(a: Reach, b: Reach): Reach {
  return byReach(a, b) < 0 ? b : a;
}

/** The one that leads less far first. */
export function byReach(a: Reach, b: Reach): number {
  return order.indexOf(a) - order.indexOf(b);
}
