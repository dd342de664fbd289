import { severities } from "#lib/checks/define.ts";
import { collectors } from "#lib/collectors/index.ts";
import { readConfig } from "#lib/config.ts";
import { AppError } from "#lib/errors.ts";
import { chosenOptions, formatNamed, formatsOf, optionsOf } from "#lib/reports/formats/index.ts";
import { readSettings } from "#lib/scan/settings.ts";
import type { Command } from "./command.ts";
import { accountsWanted, connectionOptions } from "./connection.ts";
import { commaList, oneOf, parseOptions, wholeNumber } from "./options.ts";
import { type ScanJob, scanOne } from "./scan-account.ts";
import { scanSeveral } from "./scan-several.ts";
import { exitCode } from "./summary.ts";

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
  const job: ScanJob = {
    regions: options.regions,
    named: config.region,
    options: { horizonDays, ...(cap && { cap }), ...(kinds && { kinds }) },
    checkOptions: settings.checkOptions,
    activity: options.activity,
    place: options.save ? { dataDir: config.dataDir, databaseUrl: config.databaseUrl } : undefined,
    output: options.output,
    render: (report) => format.render(report, reportOptions),
    codeOf: (result) => exitCode(result, failOn, minCoverage),
    atOnce: options.save || options.activity ? config.scansAtOnce.kept : config.scansAtOnce.unkept,
    signal,
  };
  return accounts.type === "one" ? scanOne(accounts.connection, job) : scanSeveral(accounts, job);
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
