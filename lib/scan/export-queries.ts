import { z } from "zod";
import { frameworks } from "#lib/checks/controls/index.ts";
import { findingsList } from "#lib/filters/findings.ts";
import { resourcesList } from "#lib/filters/resources.ts";
import { commaList, querySchema, word } from "#lib/query-schema.ts";
import { formatsOf, optionsOf } from "#lib/reports/formats/index.ts";
import type { Subject } from "#lib/reports/report.ts";

/** Which accounts. */
const accountsParam = { account: commaList(word).optional() };

/** Which format, with the options of each under its name. What they can be is the format's to say. */
function exportParams(subject: Subject) {
  // Said in the description of the API; refused by the format, which says more.
  const options = optionsOf(subject).map(
    ({ name, values }) => [name, z.string().max(100).meta({ enum: values }).optional()] as const,
  );
  return {
    format: z.enum(formatsOf(subject).map(({ name }) => name)).default("csv"),
    ...(Object.fromEntries(options) as Record<string, z.ZodOptional<z.ZodString>>),
  };
}

/** What is said of a report that is to be made: the parameters of each export, and the request of one that is kept or scheduled. */
export const exportQueries = {
  scan: z.strictObject({ ...accountsParam, scan: word.optional(), ...exportParams("scan") }),
  findings: querySchema(findingsList).extend(exportParams("findings")),
  resources: querySchema(resourcesList).extend(exportParams("resources")),
  changes: z.strictObject({
    ...accountsParam,
    scan: word.optional(),
    since: word.optional(),
    ...exportParams("changes"),
  }),
  framework: z.strictObject({
    ...accountsParam,
    scan: word.optional(),
    framework: z.enum(frameworks.map(({ id }) => id)),
    ...exportParams("framework"),
  }),
} as const satisfies Record<Subject, z.ZodObject>;

export type ExportQuery<Of extends Subject = Subject> = { [Each in Of]: z.output<(typeof exportQueries)[Each]> }[Of];
