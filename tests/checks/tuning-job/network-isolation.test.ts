import check from "#lib/checks/tuning-job/network-isolation.ts";
import { testCheck } from "#tests/support/test-check.ts";

const isolated = { EnableNetworkIsolation: true };

testCheck(check, {
  pass: {
    "its one definition is isolated": { resource: { TrainingJobDefinition: isolated } },
    "all of its definitions are": { resource: { TrainingJobDefinitions: [isolated, isolated] } },
  },
  fail: {
    "it is off": { resource: { TrainingJobDefinition: { EnableNetworkIsolation: false } } },
    "it was never set": { resource: { TrainingJobDefinition: { RoleArn: "arn:r" } } },
    "one of the definitions is not": { resource: { TrainingJobDefinitions: [isolated, {}] } },
  },
  unknown: {
    "there is no definition": { resource: {} },
    "the flag is no boolean": { resource: { TrainingJobDefinition: { EnableNetworkIsolation: "true" as never } } },
  },
});
