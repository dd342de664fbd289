/** The name that takes the fewest slips of a hand to become the misspelt one; undefined when none is near. */
export function closest(misspelt: string, names: readonly string[]): string | undefined {
  const near = names.map((name) => ({ name, slips: slipsBetween(misspelt.toLowerCase(), name.toLowerCase()) }));
  const [first] = near.sort((one, other) => one.slips - other.slips);
  const isNear = first && (first.slips <= Math.max(2, first.name.length / 3) || first.name.startsWith(misspelt));
  return misspelt && isNear ? first.name : undefined;
}

/** Letters put in, left out, mistaken or swapped with their neighbour. */
function slipsBetween(one: string, other: string): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const isSame = one[i - 1] === other[j - 1];
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      row[j] = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (isSame ? 0 : 1),
        swapped ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [before, last] = [last, row];
  }
  return last[other.length] ?? 0;
}
