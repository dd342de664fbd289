import type { FindingGroup } from "./group.ts";

/** What a group of each grouping is. */
export const groupingWords: Readonly<Record<FindingGroup["by"], string>> = {
  check: "Check",
  resource: "Resource",
  category: "Category",
  owner: "Owner",
  account: "Account",
  path: "Attack path",
};

/** Whose, where it is no tag that says it. */
export const ownerWords = { owner: "Owner", "no-owner": "No owner", unread: "Owner not known" } as const;

/** What no attack path rests on. */
export const onNoPath = "On no attack path";
