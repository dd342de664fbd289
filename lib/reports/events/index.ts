import { csv } from "./csv.ts";
import { json } from "./json.ts";
import { ndjson } from "./ndjson.ts";

/** Every format of events, in the order menus show them. They are of no scan, so those of reports are others. */
export const eventFormats = [csv, json, ndjson] as const;
