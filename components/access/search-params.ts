import { createLoader, type inferParserType } from "nuqs/server";
import { accessList } from "#lib/filters/access.ts";
import { textUpTo } from "../api/list-params.ts";
import { paramsOf, queryOf } from "../lists/address.ts";

/** What the access screen shows, as it stands in the address. */
export const accessParams = {
  ...paramsOf(accessList),
  /** The role or user whose drawer is open, by its ARN, and whose account that is. */
  principal: textUpTo(2048),
  of: textUpTo(12, /^\d+$/),
};

export type AccessState = inferParserType<typeof accessParams>;

export const loadAccessState = createLoader(accessParams);

/** The API query that lists exactly what the state shows. */
export function accessQueryOf(state: AccessState): string {
  return queryOf(accessList, state);
}
