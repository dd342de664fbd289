import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { AppError } from "#lib/errors.ts";
import { renderTemplateReport, templateFormats } from "#lib/templates/report/formats.ts";
import type { TemplateFinding, TemplateReport } from "#lib/templates/report/report.ts";
import { checkText } from "./check-text.ts";

const folder = process.env.TEMPLATE_CASES ?? "../shared/template-cases";
const files = existsSync(folder) ? readdirSync(folder) : [];
const cases = files.filter((file) => file.endsWith(".expect.json")).map((file) => file.replace(".expect.json", ""));

interface Wanted {
  check?: string;
  resource?: string;
  allowed?: string[];
  lines?: [number, number];
  never?: string[];
  error?: boolean | "or";
  says?: string;
  or?: Wanted[];
}

describe("the cases beside the repository", () => {
  it.skipIf(files.length === 0)("are there, each with what is to come of it", () => {
    expect(cases.length).toBeGreaterThan(0);
  });

  it.each(cases)("%s", async (name) => {
    const source = files.find((file) => file.startsWith(`${name}.`) && !file.endsWith(".expect.json")) ?? "";
    const wanted = JSON.parse(readFileSync(`${folder}/${name}.expect.json`, "utf8")) as Wanted[];
    const outcome = await checkText(readFileSync(`${folder}/${source}`, "utf8"), { file: source }).catch(
      (error: unknown) => error,
    );
    for (const one of wanted) expect(await faults(one, outcome)).toEqual([]);
  });
});

async function faults(wanted: Wanted, outcome: unknown): Promise<string[]> {
  const { error, says, never, or = [] } = wanted;
  const report = outcome instanceof Error ? undefined : (outcome as TemplateReport);
  if (never) {
    const shown = report ? templateFormats.map((format) => renderTemplateReport(format, report)) : [];
    const text = (await Promise.all(shown)).join();
    return never.filter((one) => text.includes(one));
  }
  if (error !== undefined) {
    if (error !== false && outcome instanceof AppError)
      return new RegExp(says ?? "", "i").test(outcome.message) ? [] : [outcome.message];
    if (!report || error === true) return [String(outcome)];
    return error === "or" ? (await Promise.all(or.map((one) => faults(one, outcome)))).flat() : [];
  }
  const { findings } = report ?? { findings: [] };
  const found = findings.filter(({ check, resource }) => check === wanted.check && resource.name === wanted.resource);
  if (found.length === 0)
    return wanted.allowed?.includes("none") ? [] : [`${wanted.check}: no verdict ${String(outcome)}`];
  return found.flatMap((finding) => faultsOf(finding, wanted));
}

function faultsOf({ check, status, location }: TemplateFinding, { allowed = [], lines }: Wanted): string[] {
  const line = location?.line ?? 0;
  const isOpen = status === "fail" || status === "unknown";
  return [
    ...(allowed.includes(status) ? [] : [`${check}: ${status}`]),
    ...(lines && isOpen && (line < lines[0] || line > lines[1]) ? [`${check}: line ${line}`] : []),
  ];
}
