import { oneOf, textUpTo } from "../api/list-params.ts";

/** What the screen of waivers shows, as it stands in the address. */
export const waiverParams = {
  show: oneOf(["holding", "all"]).withDefault("holding"),
  q: textUpTo(200),
  /** The waiver whose drawer is open. */
  waiver: textUpTo(200),
};
