import type { z } from "zod";
import type { Report, Subject } from "./report.ts";
import { values } from "./values.ts";
import { reportTold } from "./without-values.ts";

/** Choices besides the format: each a few words and a default. */
type Choices = Readonly<Record<string, z.ZodDefault<z.ZodEnum>>>;

/** Whom a format is for: by these a menu is ordered. */
export type Readers = "people" | "spreadsheets" | "programs";

/** What a file is written of: text in UTF-8, or bytes. */
export type Piece = string | Uint8Array;

interface FormatDefinition<Name extends string, Shape extends Choices> {
  /** What is typed for it: `--format csv`, `format=csv`. */
  name: Name;
  /** What people call it. */
  label: string;
  /** What it is good for, in a few words. */
  purpose: string;
  readers: Readers;
  mediaType: string;
  /** Of the file, without the first dot. */
  extension: string;
  /** What it can be of. */
  subjects: readonly Subject[];
  /** Of these it has a scope, and says in it which accounts were never scanned. Of others no file is made without them. */
  tellsUnscanned?: readonly Subject[];
  /** It can be of one account alone. */
  isOfOneAccount?: true;
  options: z.ZodObject<Shape>;
  /** The file in pieces, as the lists are read: a report for each account, one after the other. */
  render(reports: readonly Report[], options: z.output<z.ZodObject<Shape>>): AsyncIterable<Piece>;
}

export interface ReportFormat<Name extends string = string> extends Omit<FormatDefinition<Name, Choices>, "render"> {
  /** With options that `chosenOptions` let through, or the defaults. */
  render(reports: Report | readonly Report[], options?: Readonly<Record<string, unknown>>): AsyncIterable<Piece>;
}

/**
 * One format of reports: adding one is a file that exports this, its test, and a line in formats/index.ts. Each has the option `values`,
 * and is given a report without them unless it is asked to include them: none can forget to leave them out.
 */
export function defineFormat<const Name extends string, Shape extends Choices>(
  format: FormatDefinition<Name, Shape>,
): ReportFormat<Name> {
  const options = format.options.extend({ values }) as unknown as z.ZodObject<Choices>;
  return {
    ...format,
    options,
    render: (reports, typed = {}) => {
      const { values: asked = "left-out", ...own } = options.parse(typed);
      const told = [reports].flat().map((report) => reportTold(report, values.parse(asked)));
      return format.render(told, format.options.parse(own));
    },
  };
}
