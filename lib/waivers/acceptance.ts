import { dayOf } from "./days.ts";
import type { NamedWaiver } from "./file.ts";
import { isWithin, type WaiverTarget } from "./scope.ts";
import type { Waiver } from "./waiver.ts";

/** By which decision a failing finding is accepted, the one that holds longest; null of what nobody accepted. */
export type Acceptance = (target: WaiverTarget) => Pick<Waiver, "id" | "reason" | "owner" | "ticket" | "until"> | null;

/** As the store has it of decisions that are kept there. */
export function acceptanceBy(waivers: readonly NamedWaiver[], now: Date): Acceptance {
  const today = dayOf(now);
  const holding = waivers
    .filter(({ until }) => until >= today)
    .sort((one, other) => compare(other.until, one.until) || compare(one.id, other.id))
    .map(({ id, scope, reason, owner, ticket = null, until }) => ({
      scope,
      told: { id, reason, owner, ticket, until },
    }));
  return (target) => holding.find(({ scope }) => isWithin(scope, target))?.told ?? null;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
