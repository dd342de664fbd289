import { DescribeKeyCommand } from "@aws-sdk/client-kms";
import { MalformedAnswer } from "#lib/aws/failure.ts";
import { defineCollector } from "../define.ts";

/** Only keys that SageMaker resources name: each by the id, ARN or alias that stands in them. */
export default defineCollector({
  kind: "kms-key",
  label: "KMS keys",
  scope: "region",
  volume: "live",
  actions: ["kms:DescribeKey"],
  after: "first-wave",
  async *collect({ kms, kmsKeys, region, arnOf, readEach }) {
    const here = [...kmsKeys].filter(
      (reference) => regionOf(reference) === undefined || regionOf(reference) === region,
    );
    yield* readEach(
      here,
      (reference) => ({ name: reference, arn: arnFrom(reference, arnOf), also: [reference] }),
      async (KeyId) => {
        const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId }));
        if (!KeyMetadata) throw new MalformedAnswer("The answer has no KeyMetadata.");
        return KeyMetadata;
      },
    );
  },
});

function regionOf(reference: string): string | undefined {
  return /^arn:[\w-]+:kms:([\w-]+):/.exec(reference)?.[1];
}

function arnFrom(reference: string, arnOf: (service: string, resource: string) => string): string {
  if (reference.startsWith("arn:")) return reference;
  return arnOf("kms", reference.startsWith("alias/") ? reference : `key/${reference}`);
}
