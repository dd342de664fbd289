import { account } from "./common.ts";
import { defineList, type FilterOf, many } from "./define.ts";

export const scansList = defineList({
  name: "scans",
  filters: {
    account,
    state: many("State", ["queued", "running", "completed", "failed", "cancelled"]),
    read: many("Read", ["everything", "what-changed"]),
  },
  sorts: [],
});

export type ScanFilter = FilterOf<typeof scansList>;
