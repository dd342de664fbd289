import { account, exposure, kind, region, search } from "./common.ts";
import { defineList, type FilterOf, many, text } from "./define.ts";

/** `none`: no check applies to it. `secrets`: only checks for secrets do, which every kind has. */
export const hardlyJudged = ["none", "secrets"] as const;
export type HardlyJudged = (typeof hardlyJudged)[number];

/** `owner`: a tag says whose it is. `untagged` has no tags at all; `unread`: not known, which is neither. */
export const tagged = ["owner", "no-owner", "untagged", "unread"] as const;

export const resourcesList = defineList({
  name: "resources",
  filters: {
    account,
    kind,
    region,
    exposure,
    grade: many("Grade", ["F", "D", "C", "B", "A", "none"]),
    judged: many("Judged by", hardlyJudged),
    owner: text("Owner", 256),
    tagged: many("Tags", tagged),
    /** `key`, or `key=value`. */
    tag: text("Tag", 400),
    /** Text in a name or ARN. */
    q: search,
  },
  sorts: ["worst", "name", "kind"],
});

export type ResourceFilter = FilterOf<typeof resourcesList>;
