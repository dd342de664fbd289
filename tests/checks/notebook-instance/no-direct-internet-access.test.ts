import check from "#lib/checks/notebook-instance/no-direct-internet-access.ts";
import { testCheck } from "#tests/support/test-check.ts";

testCheck(check, {
  pass: {
    "internet access is disabled": { resource: { DirectInternetAccess: "Disabled", SubnetId: "subnet-0a1" } },
    "internet access is disabled although root access is enabled, which Prowler reads instead": {
      resource: { DirectInternetAccess: "Disabled", RootAccess: "Enabled" },
    },
  },
  fail: {
    "internet access is enabled": { resource: { DirectInternetAccess: "Enabled" } },
    "internet access is enabled although root access is disabled, which Prowler passes": {
      resource: { DirectInternetAccess: "Enabled", RootAccess: "Disabled" },
    },
    "internet access is enabled in a subnet": {
      resource: { DirectInternetAccess: "Enabled", SubnetId: "subnet-0a1", SecurityGroups: ["sg-0b2", "sg-0c3"] },
    },
  },
  unknown: {
    "AWS returned no DirectInternetAccess: absence never passes": { resource: { NotebookInstanceArn: "arn:nb" } },
    "the answer is empty": { resource: {} },
  },
});
