import type { Row, Run } from "../list-shape.ts";

/** A finding of the list, as far as it is searched. */
export interface Item {
  run: Run;
  row: Row;
  /** Where its markup stands: which block, which run of it, which row of that. */
  at: readonly [block: number, run: number, row: number];
  /** What is searched of it, in small letters; made when it is first asked for. */
  text?: string;
}

/** By name of the field: any of these, whatever it is when there are none; under `q` words that must all be in it. */
export type Choice = Readonly<Record<string, readonly string[]>>;

export interface Chosen {
  fitting: Item[];
  /** How many there would be with one value of one field, if of that field nothing else were chosen: `severity=high`. */
  counts: Map<string, number>;
}

/** The findings that fit, in the order of the list. */
export function choose(items: readonly Item[], choice: Choice): Chosen {
  const words = (choice.q ?? []).flatMap((text) => text.toLowerCase().split(/\s+/)).filter((word) => word !== "");
  const fields = ["account", "part", "severity", "category", "kind", "region", "check"] as const;
  const wanted = fields.map((field) => (choice[field]?.length ? new Set(choice[field]) : undefined));
  const fitting: Item[] = [];
  const tallies = fields.map(() => new Map<string, number>());
  for (const item of items) {
    const { run, row } = item;
    if (words.length > 0) {
      item.text ??= `${row[2]}\n${row[3]}\n${run.title}\n${run.check}`.toLowerCase();
      const { text } = item;
      if (!words.every((word) => text.includes(word))) continue;
    }
    const values = [run.account, run.part, run.severity, run.category, row[0], row[1], run.check];
    const missed = values.flatMap((value, at) => (wanted[at]?.has(value) === false ? at : []));
    if (missed.length === 0) fitting.push(item);
    if (missed.length > 1) continue;
    // What only one field leaves out counts for that field's values; what fits counts for those of all.
    values.forEach((value, at) => {
      if (missed.length === 1 && missed[0] !== at) return;
      const tally = tallies[at];
      tally?.set(value, (tally.get(value) ?? 0) + 1);
    });
  }
  const counts = fields.flatMap((field, at) =>
    [...(tallies[at] ?? [])].map(([value, count]) => [`${field}=${value}`, count] as const),
  );
  return { fitting, counts: new Map(counts) };
}
