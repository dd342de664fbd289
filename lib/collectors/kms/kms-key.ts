import type { KeyMetadata } from "@aws-sdk/client-kms";
import { whole } from "#lib/aws/pages.ts";
import { isKmsField } from "#lib/readings/references.ts";
import { defineCollector } from "../define.ts";
import { answering, given } from "../given.ts";
import type { ReadOf } from "../read-of.ts";

const state = { calls: ["EnableKey", "DisableKey", "ScheduleKeyDeletion", "CancelKeyDeletion"] };

/**
 * Only keys that SageMaker resources name. One key may be named by its id, its ARN and several aliases: it is described by each,
 * and its parts are read once. Of another account's key the policy is that account's to read.
 */
export default defineCollector({
  kind: "kms-key",
  label: "KMS keys",
  scope: "region",
  volume: "live",
  arnType: "key",
  inEvents: { keyId: "{}", targetKeyId: "{}" },
  isItsOwnWitness: true,
  madeBy: ["CreateKey"],
  setBy: {
    Policy: { calls: ["PutKeyPolicy", "CreateKey"] },
    Rotation: { calls: ["EnableKeyRotation", "DisableKeyRotation"] },
    KeyState: state,
    Enabled: state,
    DeletionDate: state,
    Grants: {
      calls: ["CreateGrant", "RevokeGrant", "RetireGrant"],
      where: ({ granteePrincipal }, { observed }) => namesGrantee(granteePrincipal, observed),
    },
  },
  cloudFormation: "AWS::KMS::Key",
  terraform: "aws_kms_key",
  console: "kms/home?region={region}#/kms/keys[/{id}]",
  actions: ["kms:DescribeKey", "kms:GetKeyPolicy", "kms:GetKeyRotationStatus", "kms:ListGrants"],
  parts: ["Grants", "Policy", "Rotation"],
  named: (text, field) => (text !== "" && isKmsField(field) ? text : undefined),
  async *collect({ kms, names, region, arnOf, readEach }) {
    const here = [...names].filter((reference) => (regionOf(reference) ?? region) === region);
    const byArn = Map.groupBy(here, (reference) => arnFrom(reference, arnOf));
    const keys = readEach(
      [...byArn],
      ([arn, also]) => ({ name: shortName(arn), arn, also }),
      async ([KeyId]) => given(await kms.describeKey({ KeyId }), "KeyMetadata"),
    );
    // An alias and the key behind it are one resource, known by all its names.
    const known = new Map<string, ReadOf<typeof keys>>();
    for await (const reading of keys) {
      if (reading.status === "unread") {
        yield reading;
        continue;
      }
      const arn = reading.resource.Arn ?? reading.identity.arn;
      const before = known.get(arn);
      const also = [...(before?.identity.also ?? []), reading.identity.arn, ...(reading.identity.also ?? [])];
      const alias = [before?.identity.name, reading.identity.name].find((name) => name?.startsWith("alias/"));
      known.set(arn, {
        ...reading,
        identity: { ...reading.identity, arn, name: alias ?? shortName(arn), also: [...new Set(also)] },
      });
    }
    yield* readEach(
      [...known.values()],
      ({ identity }) => identity,
      async ({ identity, resource }, part) => {
        const the = { KeyId: identity.arn };
        return {
          ...resource,
          Grants: await part("Grants", () => whole(kms.listGrants, { ...the, Limit: 100 }, "Grants")),
          Policy: await part("Policy", async () =>
            given(await kms.getKeyPolicy({ ...the, PolicyName: "default" }), "Policy"),
          ),
          Rotation: await part(
            "Rotation",
            async () =>
              mayRotate(resource) ? answering(await kms.getKeyRotationStatus(the), "KeyRotationEnabled") : null,
            ["UnsupportedOperationException"],
          ),
        };
      },
    );
  },
  // Whom its policy and its grants let in is nothing that it points at.
  follows: ({ Grants: _grants, Policy: _policy, ...key }) => key,
});

/**
 * What can be set to rotate by itself, of which alone KMS is asked. AWS rotates its own keys whatever anyone says, and asymmetric
 * keys, those for HMAC, imported ones and those of custom stores never. Source: KMS API reference, GetKeyRotationStatus.
 */
function mayRotate({ KeyManager, KeySpec, Origin }: Pick<KeyMetadata, "KeyManager" | "KeySpec" | "Origin">): boolean {
  return (
    KeyManager !== "AWS" &&
    (KeySpec ?? "SYMMETRIC_DEFAULT") === "SYMMETRIC_DEFAULT" &&
    (Origin ?? "AWS_KMS") === "AWS_KMS"
  );
}

/** `alias/ml-data`, or the id of a key. */
function shortName(arn: string): string {
  const resource = arn.split(":").at(-1) ?? arn;
  return resource.startsWith("key/") ? resource.slice("key/".length) : resource;
}

function regionOf(reference: string): string | undefined {
  return /^arn:[\w-]+:kms:([\w-]+):/.exec(reference)?.[1];
}

function arnFrom(reference: string, arnOf: (service: string, resource: string) => string): string {
  if (reference.startsWith("arn:")) return reference;
  return arnOf("kms", reference.startsWith("alias/") ? reference : `key/${reference}`);
}

/** A grant in words begins with whom it lets in. A call that takes one away names its id alone. */
function namesGrantee(grantee: unknown, observed: unknown): boolean | undefined {
  if (typeof grantee !== "string" || typeof observed !== "string") return undefined;
  return observed === grantee || observed.startsWith(`${grantee} `);
}
