const largest = 10_000_000;

/** The most jobs of a kind that a person wrote: a count, `10,000`, or `all`. */
export function capIn(text: string): { cap: number | "all" } | { wrong: string } {
  const written = text.trim().toLowerCase();
  if (written === "all") return { cap: "all" };
  const cap = /^\d{1,3}([ ,.']?\d{3})*$|^\d+$/.test(written) ? Number(written.replace(/\D/g, "")) : 0;
  if (cap >= 1 && cap <= largest) return { cap };
  return { wrong: `“${text.trim()}” is not a number of jobs. Write one from 1 to 10,000,000, or “all”.` };
}
