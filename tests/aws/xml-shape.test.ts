import { GetBucketVersioningCommand } from "@aws-sdk/client-s3";
import { expect, test } from "vitest";
import { validateXml } from "#lib/aws/xml-shape.ts";

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
