import check from "#lib/checks/domain/canvas-registers-models-at-home.ts";
import { testCheck } from "#tests/support/test-check.ts";

const role = (account: string) => `arn:aws:iam::${account}:role/canvas-register`;
const canvas = (settings: object) => ({ CanvasAppSettings: { ModelRegisterSettings: settings } });
const of = (settings: object) => ({
  DomainArn: "arn:aws:sagemaker:us-east-1:482915630174:domain/d-abc123",
  DefaultUserSettings: canvas(settings),
});

testCheck(check, {
  pass: {
    "a role of its own account": { resource: of({ CrossAccountModelRegisterRoleArn: role("482915630174") }) },
    "a role of a trusted account": {
      resource: of({ CrossAccountModelRegisterRoleArn: role("111122223333") }),
      options: { trustedAccounts: ["111122223333"] },
    },
  },
  fail: {
    "a role of a stranger": {
      resource: of({ Status: "ENABLED", CrossAccountModelRegisterRoleArn: role("999999999999") }),
    },
    "nothing said of whether it is on": { resource: of({ CrossAccountModelRegisterRoleArn: role("999999999999") }) },
  },
  notApplicable: {
    "no such role": { resource: of({ Status: "ENABLED" }) },
    "registering is off": {
      resource: of({ Status: "DISABLED", CrossAccountModelRegisterRoleArn: role("999999999999") }),
    },
  },
  unknown: {
    "the answer is empty": { resource: {} },
    "no ARN": { resource: of({ CrossAccountModelRegisterRoleArn: "canvas-register" }) },
  },
});
