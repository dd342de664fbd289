import { pages } from "#lib/aws/pages.ts";
import { matches } from "#lib/readings/wildcards.ts";
import { defineCollector } from "../define.ts";
import { given } from "../given.ts";

/**
 * Roles whose credentials devices get for a certificate: those that edge fleets and Greengrass's nucleus name, by name or ARN, and
 * that policies of IoT give, some of them many at once: `…:rolealias/Edge*`. A lookup by such a name finds one of these.
 */
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
    if (/^arn:[\w-]+:iot:[\w-]+:\d{12}:rolealias\/[\w=,@*?-]+$/.test(text)) return text;
    return /^iotRoleAlias$/i.test(field) && /^[\w=,@-]+$/.test(text) ? text : undefined;
  },
  async *collect({ iot, names, arnOf, required, readEach }) {
    const here = arnOf("iot", "rolealias/");
    const wanted = [...names].filter((name) => name.startsWith(here) || !name.startsWith("arn:"));
    if (wanted.length === 0) return;
    for await (const page of pages(iot.listRoleAliases, { pageSize: 250 })) {
      const met = required(page.roleAliases, "roleAliases").map((name) => ({
        name,
        arn: here + name,
        also: wanted.filter((one) => one === name || matches(one, here + name)),
      }));
      yield* readEach(
        met.filter(({ also }) => also.length > 0),
        (one) => one,
        async ({ name }) => given(await iot.describeRoleAlias({ roleAlias: name }), "roleAliasDescription"),
      );
    }
  },
});
