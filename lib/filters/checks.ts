import { categories, severities } from "#lib/checks/define.ts";
import { account, kind, search } from "./common.ts";
import { defineList, type FilterOf, many } from "./define.ts";

export const checksList = defineList({
  name: "checks",
  filters: {
    account,
    severity: many("Severity", severities),
    category: many("Category", categories),
    kind,
    /** Text in a title, an id or a control. */
    q: search,
  },
  sorts: ["severity", "worst", "name"],
});

export type CheckFilter = FilterOf<typeof checksList>;
