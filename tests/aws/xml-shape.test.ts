import { GetBucketVersioningCommand, GetObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { expect, test } from "vitest";
import { hasNoBody, validateXml } from "#lib/aws/xml-shape.ts";

const { schema } = new GetBucketVersioningCommand({ Bucket: "models" }) as unknown as { schema: readonly unknown[] };
const validate = (body: string) => validateXml(schema[5], "GetBucketVersioning", body);

test.each(["VersioningConfiguration", "GetBucketVersioningResponse"])("an answer may be called %s", (name) => {
  expect(() => validate(`<${name} xmlns="http://s3.amazonaws.com/doc/2006-03-01/"/>`)).not.toThrow();
  expect(() => validate(`<${name}><Status>Enabled</Status></${name}>`)).not.toThrow();
});

test.each(["<AccessControlPolicy/>", "<Error><Code>x</Code></Error>", "<html><body/></html>", "no XML"])(
  "%s is no answer to this operation",
  (body) => {
    expect(() => validate(body)).toThrow(/The answer is not/);
  },
);

test("an answer is empty only where all of it stands in its headers", () => {
  const answerOf = (command: object) => (command as { schema: readonly unknown[] }).schema[5];
  expect(hasNoBody(answerOf(new PutObjectCommand({ Bucket: "models", Key: "a" })))).toBe(true);
  expect(hasNoBody(answerOf(new GetObjectCommand({ Bucket: "models", Key: "a" })))).toBe(false);
  expect(hasNoBody(schema[5])).toBe(false);
});
