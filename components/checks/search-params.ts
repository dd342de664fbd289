import { createLoader, type inferParserType, parseAsString } from "nuqs/server";
import { checksList } from "#lib/filters/checks.ts";
import { paramsOf } from "../lists/address.ts";

/** What the checks screen shows, as it stands in the address. */
export const checkParams = {
  ...paramsOf(checksList),
  /** The check whose drawer is open. */
  check: parseAsString,
};

export type CheckState = inferParserType<typeof checkParams>;

export const loadCheckState = createLoader(checkParams);
