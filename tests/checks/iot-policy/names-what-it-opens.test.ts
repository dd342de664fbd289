import check from "#lib/checks/iot-policy/names-what-it-opens.ts";
import { account, region, testCheck } from "#tests/support/test-check.ts";

const arn = (resource: string) => `arn:aws:iot:${region}:${account}:${resource}`;
const policy = (...Statement: object[]) => ({
  resource: { policyArn: arn("policy/p"), policyDocument: JSON.stringify({ Version: "2012-10-17", Statement }) },
});
const allow = (Action: string | string[], Resource: string | string[] = "*") => ({ Effect: "Allow", Action, Resource });
const own = "$" + "{iot:Connection.Thing.ThingName}";

testCheck(check, {
  pass: {
    "a role alias by its name": policy(allow("iot:AssumeRoleWithCertificate", arn("rolealias/doors"))),
    "what is the device's own": policy(
      allow("iot:Connect", arn(`client/${own}`)),
      allow(["iot:Publish", "iot:Receive"], arn(`topic/${own}/*`)),
    ),
    "a prefix of topics": policy(allow("iot:Publish", arn("topic/doors/*"))),
    "everything, and nothing": policy(allow("*"), { ...allow("iot:*"), Effect: "Deny" }),
  },
  fail: {
    "everything of IoT": policy(allow("iot:*")),
    "every topic, of a device whose thing has the certificate": policy({
      ...allow("iot:Publish"),
      Condition: { Bool: { "iot:Connection.Thing.IsAttached": ["true"] } },
    }),
    "every role alias": policy(allow("iot:AssumeRoleWithCertificate", arn("rolealias/*"))),
    "every topic": policy(allow("iot:Publish", arn("topic/*"))),
    "what Greengrass's installer writes": policy(
      allow(["iot:Publish", "iot:Subscribe", "iot:Receive", "iot:Connect", "greengrass:*"]),
    ),
  },
  unknown: {
    "it hangs on where a device is": policy({
      ...allow("iot:Publish"),
      Condition: { IpAddress: { "aws:SourceIp": "203.0.113.0/24" } },
    }),
    "the policy cannot be understood": { resource: { policyArn: arn("policy/p"), policyDocument: "{" } },
    "the answer is not complete": { resource: {} },
  },
});
