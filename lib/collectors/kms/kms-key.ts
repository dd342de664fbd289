import { MalformedAnswer } from "#lib/aws/failure.ts";
import { isKmsField } from "#lib/readings/references.ts";
import { defineCollector } from "../define.ts";

/** Only keys that SageMaker resources name. One key may be named by its id, its ARN and several aliases: it is read once each. */
export default defineCollector({
  kind: "kms-key",
  label: "KMS keys",
  scope: "region",
  volume: "live",
  arnType: "key",
  cloudFormation: "AWS::KMS::Key",
  terraform: "aws_kms_key",
  console: "kms/home?region={region}#/kms/keys[/{id}]",
  actions: ["kms:DescribeKey"],
  named: (text, field) => (text !== "" && isKmsField(field) ? text : undefined),
  async *collect({ kms, names, region, arnOf, readEach }) {
    const here = [...names].filter((reference) => (regionOf(reference) ?? region) === region);
    const byArn = Map.groupBy(here, (reference) => arnFrom(reference, arnOf));
    const keys = readEach(
      [...byArn],
      ([arn, also]) => ({ name: shortName(arn), arn, also }),
      async ([KeyId]) => {
        const { KeyMetadata } = await kms.describeKey({ KeyId });
        if (!KeyMetadata) throw new MalformedAnswer("The answer has no KeyMetadata.");
        return KeyMetadata;
      },
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
    yield* known.values();
  },
});

type ReadOf<Readings> = Readings extends AsyncGenerator<infer R> ? Extract<R, { status: "read" }> : never;

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
