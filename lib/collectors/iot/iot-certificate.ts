import { CallFailed } from "#lib/aws/guard.ts";
import { whole } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";
import { given } from "../given.ts";

/** What the devices of edge fleets and Greengrass cores prove themselves with, by the things that these name, and what each may do with it. */
export default defineCollector({
  kind: "iot-certificate",
  label: "IoT certificates",
  scope: "region",
  volume: "live",
  arnType: "cert",
  cloudFormation: "AWS::IoT::Certificate",
  terraform: "aws_iot_certificate",
  console: "iot/home?region={region}#/certificate/{id}",
  actions: [
    "iot:ListCertificates",
    "iot:ListThingPrincipals",
    "iot:DescribeCertificate",
    "iot:ListAttachedPolicies",
    "iot:GetEffectivePolicies",
  ],
  parts: ["AttachedPolicies", "EffectivePolicies"],
  named: (text, field) => (text !== "" && /^(IotThingName|coreDeviceThingName)$/.test(field) ? text : undefined),
  async *collect({ iot, names, attempt, required, readEach }) {
    if (names.size === 0) return;
    // A thing does not say in which region it is: where there is no certificate at all, none is asked about.
    const some = await iot.listCertificates({ pageSize: 1 });
    if (required(some.certificates, "certificates").length === 0) return;
    const holders = new Map<string, string[]>();
    for (const thing of [...names].sort()) {
      const input = { thingName: thing, maxResults: 250 };
      const principals = await attempt(() => whole(iot.listThingPrincipals, input, "principals"));
      if (principals instanceof CallFailed) {
        if (principals.failure.class === "missing") continue;
        throw principals;
      }
      // Others are identities of Cognito.
      for (const arn of principals.filter((one) => one.includes(":cert/"))) {
        holders.set(arn, [...(holders.get(arn) ?? []), thing]);
      }
    }
    yield* readEach(
      [...holders],
      ([arn, things]) => ({ name: idIn(arn), arn, also: things }),
      async ([arn, Things], part) => {
        const answer = await iot.describeCertificate({ certificateId: idIn(arn) });
        // The certificate itself is long, and says nothing that the rest does not.
        const { certificatePem: _pem, ...certificate } = given(answer, "certificateDescription");
        return {
          ...certificate,
          Things,
          AttachedPolicies: await part("AttachedPolicies", () =>
            whole(iot.listAttachedPolicies, { target: arn, pageSize: 250 }, "policies"),
          ),
          // With those of the groups that each thing is in. Source: IoT developer guide, "Static thing groups".
          EffectivePolicies: await part("EffectivePolicies", async () => {
            const policies = [];
            for (const thingName of Things) {
              const { effectivePolicies } = await iot.getEffectivePolicies({ principal: arn, thingName });
              for (const { policyName, policyArn } of required(effectivePolicies, "effectivePolicies")) {
                policies.push({ thingName, policyName, policyArn });
              }
            }
            return policies;
          }),
        };
      },
    );
  },
  follows: ({ AttachedPolicies, EffectivePolicies }) => [AttachedPolicies, EffectivePolicies],
});

function idIn(arn: string): string {
  return arn.slice(arn.lastIndexOf("/") + 1);
}
