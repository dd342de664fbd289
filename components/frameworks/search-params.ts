import { createLoader } from "nuqs/server";
import { textUpTo, words } from "../api/list-params.ts";

/** What the frameworks screen shows, as it stands in the address. */
export const frameworkParams = {
  account: words.withDefault([]),
  /** The framework whose controls are listed; without it, all frameworks. */
  framework: textUpTo(100),
  /** The control whose drawer is open, as it is cited. */
  control: textUpTo(200),
  /** Text in a control's id or title, or in the id of a check. */
  q: textUpTo(200),
};

export const loadFrameworkState = createLoader(frameworkParams);
