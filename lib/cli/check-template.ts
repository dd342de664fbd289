import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { createRedactor } from "#lib/analysis/secrets/redact.ts";
import { severities } from "#lib/checks/define.ts";
import type { CheckOptions } from "#lib/checks/options-of.ts";
import { readConfig, usualConfigFile } from "#lib/config.ts";
import { AppError } from "#lib/errors.ts";
import { readTemplate } from "#lib/templates/check-file.ts";
import { checkTemplates } from "#lib/templates/check-templates.ts";
import { renderTemplateReport, templateFormats } from "#lib/templates/report/formats.ts";
import { coverageOf, failing, summaryOf } from "#lib/templates/report/report.ts";
import { version } from "#lib/version.ts";
import { checksOfKinds } from "./checks-of-kinds.ts";
import type { Command } from "./command.ts";
import { oneOf, parseOptionsAndFiles, wholeNumber } from "./options.ts";
import { fileFor, writeReport } from "./report-file.ts";
import { givenParameters } from "./template-parameters.ts";
import { sourcesBeside } from "./terraform-sources.ts";

/** Plans of large estates are tens of megabytes. */
const largest = 128 * 2 ** 20;

/** Judges templates and plans before anything of them is deployed. Nothing is called, and nothing is kept. */
export const checkTemplateCommand: Command = async (words) => {
  const { options, files } = parseOptionsAndFiles(words, {
    format: { type: "string", default: "text" },
    output: { type: "string" },
    parameters: { type: "string", multiple: true },
    config: { type: "string" },
    "fail-on": { type: "string" },
    "min-coverage": { type: "string", default: "0" },
  });
  if (files.length === 0) {
    throw new AppError("usage", "There is no template to check.", "Name files: sagewarden check-template FILE…");
  }
  const format = oneOf("format", options.format, templateFormats);
  const failOn = options["fail-on"] === undefined ? undefined : oneOf("fail-on", options["fail-on"], severities);
  const minCoverage = wholeNumber("min-coverage", options["min-coverage"], 0, 100);
  const output = options.output === undefined ? undefined : fileFor(options.output, "");
  const given = givenParameters(options.parameters ?? []);
  const checkOptions = await optionsIn(options.config ?? readConfig().configFile);
  const read = files.map((file) => readTemplate(textOf(file), file, given, sourcesBeside(file)));
  const report = await checkTemplates(read, {
    version,
    checks: await checksOfKinds(read.flatMap(({ resources }) => resources.map(({ kind }) => kind))),
    options: checkOptions,
    now: new Date().toISOString(),
    redactor: createRedactor({ salt: randomBytes(16).toString("hex") }),
  });
  async function* pieces() {
    yield await renderTemplateReport(format, report);
  }
  await writeReport(pieces(), output);
  if (output !== undefined) process.stderr.write(`${summaryOf(report)}\n`);
  const worst = failOn === undefined ? [] : severities.slice(0, severities.indexOf(failOn) + 1);
  if (report.findings.some((one) => failing(one) && worst.includes(one.severity))) return 3;
  return coverageOf(report) * 100 < minCoverage ? 4 : 0;
};

/** What is set for checks. What settings may be about, all checks among it, is loaded where there is a file of them. */
async function optionsIn(configFile: string | undefined): Promise<CheckOptions> {
  if (configFile === undefined && !existsSync(usualConfigFile)) return {};
  const { readSettings } = await import("#lib/scan/settings.ts");
  return readSettings({ configFile }).checkOptions;
}

/** @throws AppError `usage` for what is no file, or none that can be read. */
function textOf(file: string): string {
  try {
    const stats = statSync(file);
    if (stats.isDirectory()) throw new AppError("usage", `${file} is a folder.`, "Name the templates in it.");
    if (stats.size > largest) throw new AppError("usage", `${file} is larger than 128 MB.`, "No template is.");
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(readFileSync(file));
  } catch (error) {
    if (error instanceof AppError) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? "";
    if (code === "ERR_ENCODING_INVALID_ENCODED_DATA") {
      throw new AppError(
        "usage",
        `${file} is no text in UTF-8.`,
        "Name a template, or what terraform show -json writes.",
      );
    }
    const what = code === "ENOENT" ? "does not exist" : `cannot be read (${code})`;
    throw new AppError("usage", `${file} ${what}.`, "Name a template, or what terraform show -json writes.");
  }
}
