import { leastPrivilege } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { changeRoleAlias } from "../remedies/iot.ts";
import { rolesAreNotAdministrators } from "../role-is-not-administrator.ts";
import { unknown } from "../verdicts.ts";

export default defineCheck({
  id: "iot-role-alias/role-is-not-admin",
  kind: "iot-role-alias",
  title: "Role that devices get by a role alias is not administrator",
  failTitle: "Role that devices get by a role alias is administrator, or can make itself so",
  severity: "critical",
  category: "identity",
  rationale: "Whoever opens one device, or copies its certificate, has the whole account then.",
  needs: ["iam-role"],
  controls: ["checklist:N-NEO-07", ...leastPrivilege, "mitre-attack:T1078.004"],
  references: [
    "https://docs.aws.amazon.com/iot-device-defender/latest/devguide/audit-chk-iot-role-alias-permissive.html",
    "https://docs.aws.amazon.com/iot/latest/developerguide/authorizing-direct-aws.html",
  ],
  evaluate({ roleArn }, context) {
    if (!roleArn) return unknown("AWS returned no roleArn.");
    return rolesAreNotAdministrators([{ path: "roleArn", arn: roleArn }], context);
  },
  fix: (_, context) =>
    changeRoleAlias(context, {
      summary: `Give devices that come by ${context.identity.name} a role with what they need alone, which credentials.iot.amazonaws.com may assume.`,
      role: "ROLE_ARN",
    }),
});
