import check from "#lib/checks/space/no-remote-access.ts";
import { testCheck } from "#tests/support/test-check.ts";

const SpaceArn = "arn:aws:sagemaker:us-east-1:482915630174:space/d-abc123/lab";
const space = { SpaceArn, SpaceName: "it's a lab", DomainId: "d-abc123" };

testCheck(check, {
  pass: {
    "it is off": { resource: { ...space, SpaceSettings: { RemoteAccess: "DISABLED" } } },
    "it was never set": { resource: { ...space, SpaceSettings: { AppType: "JupyterLab" } } },
    "a space without settings": { resource: { ...space, SpaceSettings: undefined } },
  },
  fail: { "it is on": { resource: { ...space, SpaceSettings: { AppType: "JupyterLab", RemoteAccess: "ENABLED" } } } },
  unknown: { "the answer is empty": { resource: {} } },
});
