import { documentIn } from "#lib/readings/document.ts";
import { matches } from "#lib/readings/wildcards.ts";
import { defineCollector } from "../define.ts";
import { answering } from "../given.ts";

/** Policies of IoT that certificates have: no policies of IAM, but written like them. */
export default defineCollector({
  kind: "iot-policy",
  label: "IoT policies",
  scope: "region",
  volume: "live",
  arnType: "policy",
  cloudFormation: "AWS::IoT::Policy",
  terraform: "aws_iot_policy",
  console: "iot/home?region={region}#/policy/{name}",
  actions: ["iot:GetPolicy"],
  named: (text) => (/^arn:[\w-]+:iot:[\w-]+:\d{12}:policy\//.test(text) ? text : undefined),
  async *collect({ iot, names, arnOf, readEach }) {
    // It is asked for by its name, which another account's, or another region's, may have as well.
    const here = arnOf("iot", "policy/");
    const nameIn = (arn: string) => arn.slice(here.length);
    yield* readEach(
      [...names].filter((arn) => arn.startsWith(here)),
      (arn) => ({ name: nameIn(arn), arn }),
      async (arn) => answering(await iot.getPolicy({ policyName: nameIn(arn) }), "policyDocument"),
    );
  },
  // Of all that it allows, the roles that it gives are what it leads to.
  follows: ({ policyArn = "", policyDocument }) =>
    roleAliasesIn(documentIn(policyDocument), policyArn.replace(/:policy\/.*$/s, ":rolealias/")),
});

/**
 * ARNs of the role aliases of which a document gives the credentials. Some hold wildcards, `…:rolealias/*`, and stand for many: `iot:*` on
 * `*` gives every one of the region. What is denied elsewhere is not taken away.
 */
function roleAliasesIn(document: unknown, here: string): string[] {
  const { Statement = [] } = Object(document) as { Statement?: unknown };
  return [Statement].flat().flatMap((statement: unknown) => {
    const { Action, Effect, Resource } = Object(statement) as Record<string, unknown>;
    const gives = textsOf(Action).some((action) => matches(action.toLowerCase(), "iot:assumerolewithcertificate"));
    return Effect === "Allow" && gives ? textsOf(Resource).flatMap((resource) => roleAliasIn(resource, here)) : [];
  });
}

function roleAliasIn(resource: string, here: string): string[] {
  // What is filled in for each connection may be anything: `${iot:Connection.Thing.ThingName}`.
  const wild = resource.replaceAll(/\$\{[^}]*\}/g, "*");
  const [, place, name] = /^(.*:rolealias\/)(.+)$/.exec(wild) ?? [];
  if (place !== undefined) return [/[*?]/.test(place) ? `${here}${name}` : wild];
  return wild.endsWith("*") && matches(wild, `${here}any`) ? [`${here}*`] : [];
}

function textsOf(value: unknown): string[] {
  return [value].flat().filter((one) => typeof one === "string");
}
