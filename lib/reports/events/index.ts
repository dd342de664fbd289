import { csv } from "./csv.ts";
import { json } from "./json.ts";
import { ndjson } from "./ndjson.ts";
import { ocsf } from "./ocsf.ts";

/** Every format of events, in the order menus show them. They are of no scan, so those of reports are others. */
export const eventFormats = [csv, json, ndjson, ocsf] as const;

/** @throws RangeError for a name that no format has. */
export function eventFormatNamed(name: string): (typeof eventFormats)[number] {
  const format = eventFormats.find((one) => one.name === name);
  if (!format) throw new RangeError(`There is no format ${name}.`);
  return format;
}
