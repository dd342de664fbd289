import type { Readers } from "../format.ts";
import type { Values } from "../values.ts";
import { investigationTold } from "../without-values.ts";
import type { Investigation } from "./investigation.ts";

export interface InvestigationFormat<Name extends string = string> {
  /** What is typed for it: `format=html`. */
  name: Name;
  label: string;
  /** What it is good for, in a few words. */
  purpose: string;
  readers: Readers;
  mediaType: string;
  extension: string;
  render: (investigation: Investigation, values?: Values) => AsyncIterable<string>;
}

/** Given an investigation without the values of settings, unless they are asked for. */
export function investigationFormat<const Name extends string>(
  format: InvestigationFormat<Name>,
): InvestigationFormat<Name> {
  return {
    ...format,
    render: (investigation, values = "left-out") => format.render(investigationTold(investigation, values)),
  };
}
