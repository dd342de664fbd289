import check from "#lib/checks/notebook-instance/is-restarted.ts";
import { testCheck } from "#tests/support/test-check.ts";

const notebook = (day: string, NotebookInstanceStatus: "InService" | "Stopped" = "InService") => ({
  NotebookInstanceName: "nb",
  NotebookInstanceStatus,
  LastModifiedTime: `${day}T08:00:00.000Z`,
});

testCheck(check, {
  pass: {
    "started this week": { resource: notebook("2026-11-20") },
    "started a month ago": { resource: notebook("2026-10-23") },
    "as long as people set it": { resource: notebook("2026-09-01"), options: { longestDays: 90 } },
  },
  fail: {
    "started in summer": { resource: notebook("2026-07-01") },
    "one day more than people set": { resource: notebook("2026-11-14"), options: { longestDays: 7 } },
  },
  notApplicable: { "it does not run": { resource: notebook("2026-01-01", "Stopped") } },
  unknown: {
    "the answer is empty": { resource: {} },
    "no time": { resource: { NotebookInstanceStatus: "InService" } },
  },
});
