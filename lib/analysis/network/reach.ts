/** Whether traffic gets to the internet. `unknown`: it leaves what was read, and may. */
export type Reach = "none" | "unknown" | "internet";

/** One thing that decided, with what it was and what keeps traffic inside. */
export interface Step {
  path: string;
  observed: unknown;
  expected: string;
}

const order: readonly Reach[] = ["none", "unknown", "internet"];

/** Along one way every part must let traffic through. */
export function narrower(a: Reach, b: Reach): Reach {
  return order.indexOf(a) < order.indexOf(b) ? a : b;
}

/** Of several ways one is enough. */
export function wider(a: Reach, b: Reach): Reach {
  return order.indexOf(a) < order.indexOf(b) ? b : a;
}
