import type { KeptUnit } from "./views.ts";

/** By region and kind, letter by letter. */
export function inOrder(units: readonly KeptUnit[]): KeptUnit[] {
  const key = ({ region, kind }: KeptUnit) => `${region} ${kind}`;
  return units.toSorted((one, other) => (key(one) < key(other) ? -1 : 1));
}
