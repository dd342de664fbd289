import { createRedactor } from "#lib/analysis/secrets/redact.ts";
import { checks } from "#lib/checks/index.ts";
import { defaultOptions } from "#lib/checks/options.ts";
import { readTemplate } from "#lib/templates/check-file.ts";
import { checkTemplates } from "#lib/templates/check-templates.ts";
import type { TemplateReport } from "#lib/templates/report/report.ts";

const redactor = createRedactor({ salt: "test" });

/** The report on one template or plan, as the command makes it. */
export async function checkText(
  text: string,
  { file = "template.yaml", given = {} }: { file?: string; given?: Readonly<Record<string, string>> } = {},
): Promise<TemplateReport> {
  const read = readTemplate(text, file, new Map(Object.entries(given)));
  return checkTemplates([read], {
    version: "0.0.0",
    checks,
    options: defaultOptions,
    now: "2026-11-28T00:00:00.000Z",
    redactor,
  });
}

/** Each verdict by its check, of one resource. */
export function verdictsOf({ findings }: TemplateReport, resource: string): Record<string, string> {
  const own = findings.filter(({ resource: { name } }) => name === resource);
  return Object.fromEntries(own.map(({ check, status }) => [check, status]));
}

/** A template with one resource, `It`. */
export function templateOf(type: string, Properties: unknown, more: object = {}): string {
  return JSON.stringify({
    AWSTemplateFormatVersion: "2010-09-09",
    ...more,
    Resources: { It: { Type: type, Properties } },
  });
}

/** A plan with one resource, `TYPE.it`; what is unknown was given by a reference to a variable. */
export function planOf(
  type: string,
  after: Readonly<Record<string, unknown>>,
  unknown: readonly string[] = [],
): string {
  const own = { address: `${type}.it`, mode: "managed", type, name: "it" };
  const known = Object.entries(after).filter(([name]) => !unknown.includes(name));
  const expressions = Object.fromEntries(
    unknown.map((name) => [name, { references: ["module.other.out", "module.other"] }]),
  );
  return JSON.stringify({
    format_version: "1.2",
    resource_changes: [
      {
        ...own,
        change: {
          actions: ["create"],
          before: null,
          after: Object.fromEntries(known),
          after_unknown: { arn: true, id: true, ...Object.fromEntries(unknown.map((name) => [name, true])) },
          after_sensitive: {},
        },
      },
    ],
    configuration: { root_module: { resources: [{ ...own, expressions }], module_calls: {} } },
  });
}
