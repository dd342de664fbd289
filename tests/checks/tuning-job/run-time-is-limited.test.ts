import check from "#lib/checks/tuning-job/run-time-is-limited.ts";
import { testCheck } from "#tests/support/test-check.ts";

const hours = (count: number) => ({ StoppingCondition: { MaxRuntimeInSeconds: count * 3600 } });

testCheck(check, {
  pass: {
    "a day": { resource: { TrainingJobDefinition: hours(24) } },
    "nothing is said, which means a day": { resource: { TrainingJobDefinition: { RoleArn: "arn:r" } } },
  },
  fail: {
    "four weeks": { resource: { TrainingJobDefinition: hours(672) } },
    "one of the definitions": { resource: { TrainingJobDefinitions: [hours(24), hours(672)] } },
  },
  unknown: { "there is no definition": { resource: {} } },
});
