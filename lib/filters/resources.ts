import { account, exposure, kind, region, search } from "./common.ts";
import { defineList, type FilterOf, many } from "./define.ts";

/** `none`: no check applies to it. `secrets`: only checks for secrets do, which every kind has. */
export const hardlyJudged = ["none", "secrets"] as const;
export type HardlyJudged = (typeof hardlyJudged)[number];

export const resourcesList = defineList({
  name: "resources",
  filters: {
    account,
    kind,
    region,
    exposure,
    grade: many("Grade", ["F", "D", "C", "B", "A", "none"]),
    judged: many("Judged by", hardlyJudged),
    /** Text in a name or ARN. */
    q: search,
  },
  sorts: ["worst", "name", "kind"],
});

export type ResourceFilter = FilterOf<typeof resourcesList>;
