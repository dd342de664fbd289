import check from "#lib/checks/notebook-instance/in-vpc.ts";
import { testCheck } from "#tests/support/test-check.ts";

testCheck(check, {
  pass: {
    "a subnet is set": { resource: { NotebookInstanceArn: "arn:nb", SubnetId: "subnet-0a1" } },
  },
  fail: {
    "no subnet was ever set, so AWS leaves it out": {
      resource: { NotebookInstanceArn: "arn:nb", DirectInternetAccess: "Enabled" },
    },
    "the subnet is empty": { resource: { NotebookInstanceArn: "arn:nb", SubnetId: "" } },
    "an interface without a subnet is SageMaker's own": {
      resource: { NotebookInstanceArn: "arn:nb", NetworkInterfaceId: "eni-0a1" },
    },
  },
  unknown: {
    "the answer is empty": { resource: {} },
    "groups, which only a notebook in a subnet has, and no subnet": {
      resource: { NotebookInstanceArn: "arn:nb", SecurityGroups: ["sg-0a1"] },
    },
    "no direct internet access, and no subnet": {
      resource: { NotebookInstanceArn: "arn:nb", DirectInternetAccess: "Disabled" },
    },
  },
});
