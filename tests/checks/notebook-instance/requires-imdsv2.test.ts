import check from "#lib/checks/notebook-instance/requires-imdsv2.ts";
import { testCheck } from "#tests/support/test-check.ts";

const NotebookInstanceArn = "arn:nb";
const imds = (MinimumInstanceMetadataServiceVersion?: string) => ({
  NotebookInstanceArn,
  InstanceMetadataServiceConfiguration: { MinimumInstanceMetadataServiceVersion },
});

testCheck(check, {
  pass: { "IMDSv2 is the minimum": { resource: imds("2") } },
  fail: {
    "IMDSv1 is the minimum": { resource: imds("1") },
    "nothing was ever set, which allows IMDSv1": { resource: { NotebookInstanceArn } },
    "the setting is there without a version": { resource: imds() },
    "another version than 2 is not taken for a good one": { resource: imds("20") },
  },
  unknown: { "the answer is empty": { resource: {} } },
});
