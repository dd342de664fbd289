import fc from "fast-check";
import { expect, test } from "vitest";
import { redactReadings } from "#lib/analysis/secrets/readings.ts";
import { createRedactor } from "#lib/analysis/secrets/redact.ts";
import { collectors } from "#lib/collectors/index.ts";
import type { Reading } from "#lib/readings/reading.ts";
import { harmless } from "./harmless.ts";

const redactor = createRedactor({ salt: "test salt" });

/** As a text, and where it reads as a setting also as one, and as one in JSON. */
function places(text: string): object[] {
  const [, name, value] = /^([\w.-]+)=(\S+)$/.exec(text) ?? [];
  if (name === undefined || value === undefined) return [{ Description: text }];
  return [
    { Description: text },
    { HyperParameters: { [name]: value } },
    { HyperParameters: { [name]: JSON.stringify(value) } },
    { Environment: { SM_HPS: JSON.stringify({ [name]: value }) } },
    { Tags: [{ Key: name, Value: value }] },
  ];
}

test("there are enough of them", () => {
  expect(new Set(harmless).size).toBeGreaterThanOrEqual(350);
});

test.each(harmless)("%j raises no alarm", async (text) => {
  for (const resource of places(text)) {
    expect(await redactor.redact([{ kind: "training-job", resource }])).toEqual([{ resource, secrets: [] }]);
  }
});

const words = fc.constantFrom(
  ..."churn xgb training model data growth prod staging llm bert fraud mia batch key token secret pass auth session sk pat api".split(
    " ",
  ),
);
const id = fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: 17, maxLength: 17 });
const suffix = fc.string({
  unit: fc.constantFrom(..."0123456789abcdefghijklmnopqrstuvwxyz"),
  minLength: 12,
  maxLength: 12,
});
const mixedSuffix = fc.string({
  unit: fc.constantFrom(..."0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"),
  minLength: 10,
  maxLength: 10,
});
/** Names as people, SDKs, pipelines and consoles give them, at most 63 characters. */
const name = fc
  .oneof(
    fc.array(words, { minLength: 1, maxLength: 6 }).map((all) => all.join("-")),
    fc
      .tuple(
        fc.array(words, { minLength: 1, maxLength: 4 }),
        fc.date({ min: new Date("2020-01-01"), max: new Date("2030-01-01"), noInvalidDate: true }),
      )
      .map(([all, at]) => `${all.join("-")}-${at.toISOString().replace(/[T:.]/g, "-").replace("Z", "")}`),
    fc.tuple(suffix, words, mixedSuffix).map(([execution, step, end]) => `pipelines-${execution}-${step}-${end}`),
    fc.tuple(words, fc.uuid()).map(([word, uuid]) => `${word}-${uuid}`),
    fc.tuple(words, fc.nat(999)).map(([word, version]) => `${word}_v${version}`),
    fc.tuple(words, suffix).map(([word, end]) => `${word}.${end}`),
  )
  .map((text) => text.slice(0, 63));
const service: Record<string, string> = { vpc: "ec2", subnet: "ec2", "security-group": "ec2", "iam-role": "iam" };

test("names and ARNs of every kind stay as they are", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...collectors.map(({ kind }) => kind)),
      name,
      name,
      id,
      fc.uuid(),
      async (kind, text, other, hex, uuid) => {
        const also = [
          `d-${hex.slice(0, 12)}`,
          `subnet-${hex}`,
          `sg-${hex}`,
          uuid,
          `alias/${text}`,
          `AROA${"Q3EGRZ7XJW2MPLTV"}`,
        ];
        const region = service[kind] === "iam" ? "" : "us-east-1";
        const arn = `arn:aws:${service[kind] ?? "sagemaker"}:${region}:482915630174:${kind}/${other}/${text}`;
        const reading: Reading = {
          identity: { account: "482915630174", region: "us-east-1", kind, arn, name: text, also },
          action: "sagemaker:Describe",
          readAt: "2026-11-22T12:00:00.000Z",
          status: "read",
          resource: {
            Name: text,
            Arn: arn,
            RoleArn: `arn:aws:iam::482915630174:role/service-role/${other}`,
            KmsKeyId: `arn:aws:kms:us-east-1:482915630174:key/${uuid}`,
            SecretArn: `arn:aws:secretsmanager:us-east-1:482915630174:secret:${text}-a1B2c3`,
            Image: `482915630174.dkr.ecr.us-east-1.amazonaws.com/${text.toLowerCase()}@sha256:${hex.repeat(4).slice(0, 64)}`,
            S3Uri: `s3://${text.toLowerCase()}/${other}/${uuid}/model.tar.gz`,
            Tags: [{ Key: "Name", Value: text }],
          },
          secrets: [],
        };
        expect(await redactReadings(redactor, [reading])).toEqual([reading]);
      },
    ),
    { numRuns: 1500 },
  );
});
