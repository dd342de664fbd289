import { gzipSync, strToU8 } from "fflate";
import type { Report, ReportFinding } from "../../report.ts";
import { letsThrough } from "./filtered.ts";
import type { Run, WrittenRun } from "./list-shape.ts";
import { html, Markup } from "./markup.ts";
import { type Part, parts } from "./parts.ts";
import { headingOf, writingOf } from "./written.ts";

/** So many findings are packed together: enough to pack well, few enough to unpack at once for a page of them. */
const inBlock = 500;

/** What the filters of the list can choose among, known when all findings have been written. */
export interface Seen {
  count: number;
  parts: Set<string>;
  severities: Set<string>;
  categories: Set<string>;
  kinds: Set<string>;
  regions: Set<string>;
  /** In the order of the list. */
  checks: Set<string>;
}

export function nothingSeen(): Seen {
  const set = () => new Set<string>();
  const about = { parts: set(), severities: set(), categories: set(), checks: set() };
  return { count: 0, ...about, kinds: set(), regions: set() };
}

/**
 * Every finding of the reports in blocks of data, written as they are read; what was in them is added to `seen`. No browser
 * runs or shows such an element: it is text until the page's own script unpacks it.
 */
export async function* blocksOf(
  reports: readonly Report[],
  isListed: (part: Part) => boolean,
  seen: Seen,
): AsyncGenerator<Markup> {
  let block = new Block();
  for (const report of reports)
    for (const part of parts.filter((one) => isListed(one) && letsThrough(report, one)))
      for await (const finding of report.findings(part)) {
        block.add(part, finding, (await writingOf(part).one(finding)).text);
        note(seen, part, finding);
        if (block.count < inBlock) continue;
        yield block.packed();
        block = new Block();
      }
  if (block.count > 0) yield block.packed();
}

class Block {
  count = 0;
  readonly #runs: Run[] = [];
  readonly #written: WrittenRun[] = [];

  add(part: Part, finding: ReportFinding, markup: string): void {
    const { account, check, exposure, severity, category, title, resource } = finding;
    let [run, written] = [this.#runs.at(-1), this.#written.at(-1)];
    const goesOn = run?.check === check && run.exposure === exposure && run.part === part.id && run.account === account;
    if (!run || !written || !goesOn) {
      run = { account, part: part.id, severity, category, check, title, exposure, rows: [] };
      const { open = "", close = "" } = writingOf(part);
      written = { open: html`${headingOf(finding)}${open}`.text, rows: [], close: html`${close}`.text };
      this.#runs.push(run);
      this.#written.push(written);
    }
    run.rows.push([resource.kind, resource.region, resource.name, resource.arn]);
    written.rows.push(markup);
    this.count++;
  }

  packed(): Markup {
    return html`<script type="application/gzip" class="keys">${packed(this.#runs)}</script>
<script type="application/gzip" class="written">${packed(this.#written)}</script>\n`;
  }
}

/** JSON, packed without a time, so that the same findings are the same bytes. Base64 has no character that means anything in HTML. */
function packed(value: unknown): Markup {
  return new Markup(Buffer.from(gzipSync(strToU8(JSON.stringify(value)), { mtime: 0 })).toString("base64"));
}

function note(seen: Seen, part: Part, { severity, category, check, resource }: ReportFinding): void {
  seen.count++;
  seen.parts.add(part.id);
  seen.severities.add(severity);
  seen.categories.add(category);
  seen.kinds.add(resource.kind);
  seen.regions.add(resource.region);
  seen.checks.add(check);
}
