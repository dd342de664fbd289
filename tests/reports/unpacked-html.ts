import { gunzipSync, strFromU8 } from "fflate";
import type { Row, Run, WrittenRun } from "#lib/reports/formats/html/list-shape.ts";

/** A finding that is packed in a page: what it is searched by, and its markup. */
export interface PackedFinding {
  run: Run;
  row: Row;
  markup: string;
}

const block = /<script type="application\/gzip" class="(keys|written)">([A-Za-z0-9+/=]*)<\/script>\n/g;

function blocksOf(page: string, wanted: "keys" | "written"): unknown[][] {
  return [...page.matchAll(block)].flatMap(([, name, data = ""]) =>
    name === wanted ? [JSON.parse(strFromU8(gunzipSync(Buffer.from(data, "base64")))) as unknown[]] : [],
  );
}

/** Every finding of an HTML report, in the order of its list. @throws Error where keys and markup do not go with each other. */
export function packedIn(page: string): PackedFinding[] {
  const [keys, written] = [blocksOf(page, "keys").flat() as Run[], blocksOf(page, "written").flat() as WrittenRun[]];
  if (keys.length !== written.length) throw new Error(`${keys.length} runs have ${written.length} pieces of markup.`);
  return keys.flatMap((run, at) => {
    const rows = written[at]?.rows ?? [];
    if (rows.length !== run.rows.length) throw new Error(`${run.rows.length} findings have ${rows.length} rows.`);
    return run.rows.map((row, place) => ({ run, row, markup: rows[place] ?? "" }));
  });
}

/** The page as it reads with all findings shown: their markup in the place of what it is packed in. */
export function unpacked(page: string): string {
  const written = blocksOf(page, "written") as WrittenRun[][];
  let at = 0;
  return page.replace(block, (_, name: string) =>
    name === "keys" ? "" : (written[at++] ?? []).map(({ open, rows, close }) => open + rows.join("") + close).join(""),
  );
}

/** What the findings of a page are searched by, as text. */
export function keysIn(page: string): string {
  return JSON.stringify(blocksOf(page, "keys"));
}
