import { readConfig } from "#lib/config.ts";
import { choicesFrom } from "#lib/guardrails/choices.ts";
import { packFormats, renderPack, warningsOf } from "#lib/guardrails/formats.ts";
import { guardedIn } from "#lib/guardrails/guarded.ts";
import { packed } from "#lib/guardrails/pack.ts";
import { checksWanted, refuseUnknown } from "#lib/guardrails/wanted.ts";
import type { Report } from "#lib/reports/report.ts";
import { readSettings } from "#lib/scan/settings.ts";
import type { Command } from "./command.ts";
import { accountsWanted, connectionOptions } from "./connection.ts";
import { commaList, oneOf, parseOptions } from "./options.ts";
import { type ScanJob, scanOne } from "./scan-account.ts";
import { scanSeveral } from "./scan-several.ts";

/** Scans, and prints the policies of an organization that keep what fails from coming back. What to know of them goes to the standard error. */
export const preventCommand: Command = async (words, signal) => {
  const options = parseOptions(words, {
    ...connectionOptions,
    format: { type: "string", default: "iam" },
    checks: { type: "string" },
    framework: { type: "string" },
    "except-role": { type: "string", multiple: true },
    subnets: { type: "string" },
    config: { type: "string" },
    output: { type: "string" },
  });
  const config = readConfig();
  const settings = readSettings({ ...config, configFile: options.config ?? config.configFile });
  const format = oneOf("format", options.format, packFormats);
  const checks = commaList(options.checks ?? "");
  refuseUnknown(checks, options.framework);
  const wanted = checksWanted(checks, options.framework);
  const choices = choicesFrom(options["except-role"] ?? [], commaList(options.subnets ?? ""));
  async function* render(report: Report): AsyncGenerator<string> {
    const { guarded, unjudged } = await guardedIn([report], wanted);
    const pack = packed(guarded, choices, unjudged);
    for (const warning of warningsOf(pack)) process.stderr.write(`${warning}\n`);
    yield renderPack(format, pack);
  }
  const accounts = accountsWanted(options);
  const job: ScanJob = {
    regions: options.regions,
    named: config.region,
    options: settings.scan,
    checkOptions: settings.checkOptions,
    signalLimits: settings.signalLimits,
    activity: false,
    place: undefined,
    output: options.output,
    render,
    codeOf: () => 0,
    atOnce: config.scansAtOnce.unkept,
    signal,
  };
  return accounts.type === "one" ? scanOne(accounts.connection, job) : scanSeveral(accounts, job);
};
