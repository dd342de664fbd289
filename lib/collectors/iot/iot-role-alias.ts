import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";
import { given } from "../given.ts";

/** Roles whose credentials devices get for a certificate: those that edge fleets name, by name or ARN, and that policies of IoT give. */
export default defineCollector({
  kind: "iot-role-alias",
  label: "IoT role aliases",
  scope: "region",
  volume: "live",
  arnType: "rolealias",
  cloudFormation: "AWS::IoT::RoleAlias",
  terraform: "aws_iot_role_alias",
  actions: ["iot:ListRoleAliases", "iot:DescribeRoleAlias"],
  named(text, field) {
    const [, name] = /^arn:[\w-]+:iot:[\w-]+:\d{12}:rolealias\/([\w=,@-]+)$/.exec(text) ?? [];
    return name ?? (field === "IotRoleAlias" && /^[\w=,@-]+$/.test(text) ? text : undefined);
  },
  async *collect({ iot, names, arnOf, required, readEach }) {
    if (names.size === 0) return;
    for await (const page of pages(iot.listRoleAliases, { pageSize: 250 })) {
      yield* readEach(
        required(page.roleAliases, "roleAliases").filter((name) => names.has(name)),
        (name) => ({ name, arn: arnOf("iot", `rolealias/${name}`) }),
        async (roleAlias) => given(await iot.describeRoleAlias({ roleAlias }), "roleAliasDescription"),
      );
    }
  },
});
