import check from "#lib/checks/servicecatalog-portfolio/off-where-unused.ts";
import { inventoryOf, reading, testCheck } from "#tests/support/test-check.ts";
import { unused, used } from "../used-region.ts";

const of = (Status?: "Enabled" | "Disabled") => ({ resource: { Status } });
const project = reading("project", "churn-mlops", { ProjectName: "churn-mlops" });

testCheck(check, {
  pass: {
    "it is off": {
      ...of("Disabled"),
      inventory: used,
      sure: { without: ["project"], because: "what is off is off" },
    },
  },
  fail: { "it is on, and nobody has a project": of("Enabled") },
  notApplicable: {
    "it is off, and nothing of SageMaker is there": {
      ...of("Disabled"),
      inventory: unused,
      sure: { without: ["project"], because: "what is off is off" },
    },
    "there is a project": {
      ...of("Enabled"),
      inventory: inventoryOf([project]),
      sure: { without: ["project"], because: "one that is listed is there, read or not" },
    },
  },
  unknown: {
    "projects cannot be listed": { ...of("Enabled"), inventory: inventoryOf([], ["project"]) },
    "the answer is empty": of(),
  },
});
