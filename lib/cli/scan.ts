import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type Severity, severities } from "#lib/checks/define.ts";
import { collectors } from "#lib/collectors/index.ts";
import { readConfig } from "#lib/config.ts";
import { AppError } from "#lib/errors.ts";
import { sessionFor } from "#lib/jobs/sessions.ts";
import { chosenOptions, formatNamed, formatsOf, optionsOf } from "#lib/reports/formats/index.ts";
import type { Report } from "#lib/reports/report.ts";
import { readCheckOptions } from "#lib/scan/check-options.ts";
import { runUnkept } from "#lib/scan/run-unkept.ts";
import type { ScanView } from "#lib/store/views.ts";
import type { Command } from "./command.ts";
import { connectionOf, connectionOptions, regionsFor } from "./connection.ts";
import { commaList, oneOf, parseOptions, wholeNumber } from "./options.ts";
import { progressLine } from "./progress.ts";

const formatNames = formatsOf("scan").map(({ name }) => name);
const formatOptions = Object.fromEntries(optionsOf("scan").map(({ name }) => [name, { type: "string" as const }]));

export const scanCommand: Command = async (words, signal) => {
  const options = parseOptions(words, {
    ...formatOptions,
    ...connectionOptions,
    kinds: { type: "string" },
    horizon: { type: "string", default: "90d" },
    cap: { type: "string" },
    config: { type: "string" },
    format: { type: "string", default: "json" },
    output: { type: "string" },
    save: { type: "boolean", default: false },
    activity: { type: "boolean", default: false },
    "fail-on": { type: "string" },
    "min-coverage": { type: "string" },
  });
  const config = readConfig();
  const format = formatNamed(oneOf("format", options.format, formatNames));
  const reportOptions = chosenOptions(format, "scan", options);
  const failOn = options["fail-on"] === undefined ? undefined : oneOf("fail-on", options["fail-on"], severities);
  const minCoverage =
    options["min-coverage"] === undefined ? 0 : wholeNumber("min-coverage", options["min-coverage"], 0, 100);
  const kinds =
    options.kinds === undefined
      ? undefined
      : commaList(options.kinds).map((kind) =>
          oneOf(
            "kinds",
            kind,
            collectors.map((one) => one.kind),
          ),
        );
  const horizonDays = horizonOf(options.horizon);
  const cap = options.cap === undefined ? config.cap : capOf(options.cap);
  const checkOptions = readCheckOptions(options.config ?? config.configFile);
  const connection = connectionOf(options);

  const log = (message: string) => process.stderr.write(`${message}\n`);
  const session = await sessionFor(connection);
  const { regions, meant } = await regionsFor(session, options.regions, { named: config.region, log });
  const request = { regions, horizonDays, ...(cap && { cap }), ...(kinds && { kinds }) };
  const finish = async (report: Report, result: Pick<ScanView, "score" | "summary">) => {
    await write(format.render(report, reportOptions), options.output);
    const code = exitCode(result, failOn, minCoverage);
    // What was not read may hold what would have failed.
    return session.credentials.haveEnded && code === 0 ? 1 : code;
  };
  if (!options.save && !options.activity) {
    const line = progressLine();
    const told = { session, checkOptions, signal, log, tell: line.show };
    const { report, ...result } = await runUnkept(request, told).finally(line.end);
    return finish(report, result);
  }

  const { runKept } = await import("./scan-kept.ts");
  const place = options.save ? { dataDir: config.dataDir, databaseUrl: config.databaseUrl } : undefined;
  return runKept(
    { ...request, regions },
    { place, session, connection, meant, checkOptions, activity: options.activity, signal, log },
    finish,
  );
};

function horizonOf(text: string): number | "all" {
  if (text === "all") return "all";
  const days = /^(\d{1,5})d?$/.exec(text)?.[1];
  if (!days || Number(days) === 0)
    throw new AppError("usage", `--horizon cannot be "${text}".`, "It is a number of days like 90d, or all.");
  return Number(days);
}

function capOf(text: string): number | "all" {
  return text === "all" ? "all" : wholeNumber("cap", text, 1, 10_000_000);
}

async function write(pieces: AsyncIterable<string>, file: string | undefined): Promise<void> {
  const source = Readable.from(pieces);
  try {
    if (file === undefined) await pipeline(source, process.stdout, { end: false });
    else await pipeline(source, createWriteStream(file, { mode: 0o600 }));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    // The reader of a pipe may leave early (head): that is its right.
    if (code === "EPIPE" && file === undefined) return;
    if (code === "ENOSPC")
      throw new AppError(
        "disk-full",
        `The disk is full; ${file} is not complete.`,
        "Free some space and run the scan again.",
      );
    if (file !== undefined && code)
      throw new AppError(
        "usage",
        `The report could not be written to ${file} (${code}).`,
        "Name a file in a folder that exists.",
      );
    throw error;
  }
}

function exitCode(
  view: Pick<ScanView, "score" | "summary">,
  failOn: Severity | undefined,
  minCoverage: number,
): number {
  const failing = view.summary?.failing;
  const worst = failOn === undefined ? [] : severities.slice(0, severities.indexOf(failOn) + 1);
  if (failing && worst.some((severity) => failing[severity] > 0)) return 3;
  const { coverage = 0, records } = view.score ?? {};
  return Math.min(coverage, records?.coverage ?? 1) * 100 < minCoverage ? 4 : 0;
}
