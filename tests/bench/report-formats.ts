/*
 * How quickly reports are written, and in how much memory: lists of hundreds of thousands of findings as CSV, NDJSON and a
 * workbook, with nothing behind the report; the PDF of the demo account from its database; the HTML in a browser, from a disk.
 */
import { checks } from "#lib/checks/index.ts";
import type { FormatName } from "#lib/reports/formats/index.ts";
import { formatNamed } from "#lib/reports/formats/index.ts";
import type { Report } from "#lib/reports/report.ts";
import { reportOf } from "#lib/scan/report.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { openStore } from "#lib/store/client.ts";
import { manyFindings } from "#tests/reports/many-findings.ts";
import { findingWith, reportWith, textOf } from "#tests/reports/report-of.ts";
import { scanSimulated } from "#tests/scan/scan-simulated.ts";
import { workActivityFor } from "#tests/scan/sync-simulated.ts";
import { browsed } from "./browsed.ts";
import { count, type Figure, ms, report, seconds } from "./figures.ts";
import { simulated } from "./simulated.ts";

const statuses = ["fail", "pass", "pass", "unknown"] as const;

/** So many findings of all checks, made as they are asked for. */
function reportWithMany(many: number): Report {
  return reportWith([], {
    async *findings() {
      for (let at = 0; at < many; at++) {
        const check = checks[at % checks.length];
        const name = `${check?.kind}-${at}`;
        yield findingWith({
          id: at.toString(16).padStart(24, "0"),
          ...(check && { check: check.id, title: check.title, controls: check.controls }),
          status: statuses[at % statuses.length] ?? "pass",
          resource: { arn: `arn:aws:sagemaker:us-east-1:111122223333:x/${name}`, kind: "x", name, region: "us-east-1" },
        });
      }
    },
  });
}

/** Milliseconds, bytes, and how much the memory that is in use grew meanwhile at most. */
async function written(name: FormatName, of: Report): Promise<{ took: number; bytes: number; grew: number }> {
  const before = process.memoryUsage.rss();
  const startedAt = performance.now();
  let [bytes, most, pieces] = [0, before, 0];
  for await (const piece of formatNamed(name).render(of)) {
    bytes += piece.length;
    if (pieces++ % 50 === 0) most = Math.max(most, process.memoryUsage.rss());
  }
  return { took: performance.now() - startedAt, bytes, grew: Math.max(most, process.memoryUsage.rss()) - before };
}

const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
const figures: Figure[] = [];

const rows = 300_000;
for (const name of ["csv", "ndjson"] as const) {
  await written(name, reportWithMany(5_000));
  const { took, grew, bytes } = await written(name, reportWithMany(rows));
  const rate = rows / (took / 1_000);
  figures.push(
    {
      what: `${count(rows)} findings as ${name} (${megabytes(bytes)}, ${seconds(took)})`,
      measured: `${count(rate)} rows a second`,
      bound: "over 100,000 rows a second",
      holds: rate > 100_000,
    },
    { what: "Memory it took besides", measured: megabytes(grew), bound: "under 100 MB", holds: grew < 100e6 },
  );
}

const sheet = await written("xlsx", reportWithMany(100_000));
figures.push(
  {
    what: `100,000 findings as xlsx (${megabytes(sheet.bytes)})`,
    measured: seconds(sheet.took),
    bound: "under 20 s",
    holds: sheet.took < 20_000,
  },
  { what: "Memory it took besides", measured: megabytes(sheet.grew), bound: "under 300 MB", holds: sheet.grew < 300e6 },
);

const account = demoAccount({ now: new Date() });
const simulator = await simulated({ account: "demo", latencyMs: 0, enforceLimits: false });
const store = await openStore({ memory: true });
const regions = account.regions.map(({ name }) => name);
const scan = await scanSimulated(store, { account, endpoint: simulator.url, regions });
await workActivityFor(store, account.id, simulator.url, regions);
const document = await written("pdf", await reportOf(store.db, scan));
simulator.stop();
await store.close();
figures.push({
  what: `The demo account as pdf, from its database (${megabytes(document.bytes)})`,
  measured: seconds(document.took),
  bound: "under 3 s",
  holds: document.took < 3_000,
});

const findings = [...manyFindings(10_000)];
const page = await textOf(formatNamed("html").render(reportWith(findings)));
const size = Buffer.byteLength(page);
const { opened, filtered } = await browsed(page, "notebook root");
figures.push(
  {
    what: "10,000 findings as html, with names, times and ids of their own",
    measured: `${(size / 1e6).toFixed(1)} MB`,
    bound: "under 5 MB",
    holds: size < 5e6,
  },
  {
    what: "It opens in Chromium from a file, and then filters by words",
    measured: `${ms(opened)}, and ${ms(filtered)}`,
    bound: "under 1 s together",
    holds: opened + filtered < 1_000,
  },
);

report(figures);
process.exit(0);
