import type { Pack } from "#lib/guardrails/pack.ts";

/** Why a pack has no policies. That nothing fails is said only where everything was judged. */
export function emptyPack({
  warnings,
  unchosen,
  unjudged,
  open,
}: Pick<Pack, "unchosen" | "unjudged" | "open"> & { warnings: readonly string[] }): { title: string; why: string } {
  const isOpen = unchosen.length > 0 || unjudged.length > 0 || open.length > 0;
  return {
    title: isOpen ? "No policy could be made" : "There is nothing that policies could prevent",
    why: warnings.length > 0 ? warnings.join(" ") : "None of these checks fails.",
  };
}
