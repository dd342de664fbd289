import { defineCheck } from "../define.ts";
import { dropRoleAlias } from "../remedies/iot.ts";
import { fail, pass, unknown, unknownLookup } from "../verdicts.ts";

export default defineCheck({
  id: "device-fleet/gives-no-credentials",
  kind: "device-fleet",
  title: "Device fleet of Edge Manager, which AWS has ended, gives out no more credentials",
  failTitle: "Device fleet of Edge Manager, which AWS has ended, still gives out credentials",
  severity: "high",
  category: "edge",
  rationale:
    "The service ended in April 2024 and nobody looks after its devices any more. With the role alias that it made, whoever has the certificate of one still gets credentials of the account.",
  needs: ["iot-role-alias"],
  controls: ["checklist:N-NEO-07", "checklist:N-NEO-10", "nist-800-53-r5:AC-2(3)", "mitre-attack:T1078.004"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/edge-eol.html",
    "https://docs.aws.amazon.com/iot/latest/developerguide/authorizing-direct-aws.html",
  ],
  evaluate({ DeviceFleetArn, IotRoleAlias }, { identity, inventory }) {
    if (!DeviceFleetArn) return unknown("AWS returned no DeviceFleetArn, so the answer is not complete.");
    const evidence = { path: "IotRoleAlias", observed: IotRoleAlias || null, expected: "no alias that is still there" };
    if (!IotRoleAlias) return pass(evidence);
    const alias = inventory.get("iot-role-alias", IotRoleAlias, identity.region);
    if (!alias.found) return alias.why === "absent" ? pass(evidence) : unknownLookup(alias, IotRoleAlias);
    const { roleArn, credentialDurationSeconds: seconds } = alias.resource;
    const given = { path: `${IotRoleAlias}: roleArn`, observed: roleArn ?? null, expected: "none" };
    const long = { path: `${IotRoleAlias}: credentialDurationSeconds`, observed: seconds ?? null, expected: "none" };
    return fail(evidence, given, long);
  },
  fix: dropRoleAlias,
});
