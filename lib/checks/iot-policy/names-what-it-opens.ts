import { openToAny } from "#lib/analysis/iam/iot-policy.ts";
import { parseArn } from "#lib/readings/arn.ts";
import { leastPrivilege } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { consoleLink } from "../remedies/console-link.ts";
import { fail, pass, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "iot-policy/names-what-it-opens",
  kind: "iot-policy",
  title: "IoT policy of edge devices opens only what it names",
  failTitle: "IoT policy of edge devices opens what it does not name",
  severity: "high",
  category: "edge",
  rationale:
    "Whoever gets at one device then passes for every other, sends what he likes to all of them, or takes the role of any alias in the region.",
  needs: [],
  controls: ["checklist:N-NEO-08", ...leastPrivilege],
  references: [
    "https://docs.aws.amazon.com/iot-device-defender/latest/devguide/audit-chk-iot-policy-permissive.html",
    "https://docs.aws.amazon.com/greengrass/v2/developerguide/device-auth.html",
  ],
  evaluate({ policyArn, policyDocument }, { identity }) {
    if (!policyArn) return unknown("AWS returned no policyArn, so the answer is not complete.");
    const partition = parseArn(policyArn)?.partition ?? "aws";
    const open = openToAny(policyDocument, { partition, region: identity.region, account: identity.account });
    if (!open) return unknown("The policy cannot be understood.");
    const expected =
      "role aliases by name, and the device's own client, topics and thing by iot:Connection.Thing.ThingName";
    if (open.length === 0) return pass({ path: "policyDocument", observed: "nothing that it does not name", expected });
    const certain = open.filter(({ isCertain }) => isCertain);
    if (certain.length === 0) {
      return unknown(`Conditions decide that only a connection shows: ${open.map(({ words }) => words).join(", ")}.`);
    }
    return fail(...certain.map(({ path, words }) => ({ path: `policyDocument.${path}`, observed: words, expected })));
  },
  // Which topics a device needs, its software alone says.
  fix: (_, { identity }) => ({
    mutability: "in-place",
    summary: `Write a new version of ${identity.name} that names the role alias, and client, topics and thing by the policy variable iot:Connection.Thing.ThingName; the simulator of IoT Device Defender's audit and CloudWatch's log of IoT say what devices use. Make it the default with "aws iot create-policy-version --set-as-default": devices have it at once, and the version before stays for the way back.`,
    ...consoleLink(identity),
  }),
});
