import { signed } from "#lib/bundles/signed.ts";
import { severities } from "#lib/checks/define.ts";
import { collectors } from "#lib/collectors/index.ts";
import { readConfig } from "#lib/config.ts";
import { AppError } from "#lib/errors.ts";
import { chosenOptions, formatNamed, formatsOf, optionsOf } from "#lib/reports/formats/index.ts";
import { readSettings } from "#lib/scan/settings.ts";
import { noteValuesAsked } from "#lib/scan/values-asked.ts";
import { baselineIn } from "./baseline.ts";
import type { Command } from "./command.ts";
import { accountsWanted, connectionOptions } from "./connection.ts";
import { commaList, oneOf, parseOptions, wholeNumber } from "./options.ts";
import { type ScanJob, scanOne } from "./scan-account.ts";
import { scanSeveral } from "./scan-several.ts";
import { exitCode } from "./summary.ts";
import { waiversForScan } from "./waiver-file.ts";

const formatNames = formatsOf("scan").map(({ name }) => name);
const formatOptions = Object.fromEntries(optionsOf("scan").map(({ name }) => [name, { type: "string" as const }]));

export const scanCommand: Command = async (words, signal) => {
  const options = parseOptions(words, {
    ...formatOptions,
    ...connectionOptions,
    kinds: { type: "string" },
    horizon: { type: "string" },
    cap: { type: "string" },
    config: { type: "string" },
    format: { type: "string", default: "json" },
    output: { type: "string" },
    save: { type: "boolean", default: false },
    activity: { type: "boolean", default: false },
    "fail-on": { type: "string" },
    "min-coverage": { type: "string" },
    "new-only": { type: "boolean", default: false },
    baseline: { type: "string" },
    waivers: { type: "string" },
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
  const settings = readSettings({ ...config, configFile: options.config ?? config.configFile });
  const horizonDays = options.horizon === undefined ? settings.scan.horizonDays : horizonOf(options.horizon);
  const cap = options.cap === undefined ? settings.scan.cap : capOf(options.cap);
  const accounts = accountsWanted(options);
  const place = options.save ? { dataDir: config.dataDir, databaseUrl: config.databaseUrl } : undefined;
  const job: ScanJob = {
    regions: options.regions,
    named: config.region,
    options: { horizonDays, ...(cap && { cap }), ...(kinds && { kinds }) },
    checkOptions: settings.checkOptions,
    signalLimits: settings.signalLimits,
    activity: options.activity,
    place,
    output: options.output,
    baseline: baselineFor(options),
    waivers: waiversForScan(options.waivers, { place: settings.waivers, isKept: options.save }),
    async *render(report) {
      if (reportOptions.values === "included") noteValuesAsked(`the report of ${report.scan.account}`);
      // What keeps nothing has no key either.
      yield* format.render(place ? await signed(report, format, place) : report, reportOptions);
    },
    codeOf: (result) => exitCode(result, failOn, minCoverage),
    atOnce: options.save || options.activity ? config.scansAtOnce.kept : config.scansAtOnce.unkept,
    signal,
  };
  return accounts.type === "one" ? scanOne(accounts.connection, job) : scanSeveral(accounts, job);
};

/**
 * Where what failed before is told: in a report, with `{account}` where its id goes, or in the store.
 * @throws AppError `usage` when it is not said where, or not what for
 */
function baselineFor(options: {
  "new-only": boolean;
  baseline?: string | undefined;
  "fail-on"?: string | undefined;
  save: boolean;
}): ScanJob["baseline"] {
  const { baseline, save } = options;
  if (!options["new-only"]) {
    if (baseline !== undefined) throw new AppError("usage", "--baseline goes with --new-only.");
    return undefined;
  }
  if (options["fail-on"] === undefined)
    throw new AppError("usage", "--new-only says what --fail-on counts.", "Add --fail-on with a severity.");
  if (baseline !== undefined)
    return (account) =>
      baselineIn(
        baseline.replaceAll("{account}", () => account),
        account,
      );
  if (!save)
    throw new AppError(
      "usage",
      "It is not said what was known before.",
      "Name an earlier report with --baseline, or keep scans with --save.",
    );
  return async (account, store) => (store ? (await import("./scan-kept.ts")).failingIn(store, account) : new Set());
}

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
