import fc from "fast-check";
import { expect, test } from "vitest";
import { bucketIn } from "#lib/collectors/s3/bucket-name.ts";

test.each([
  ["s3://models-bucket"],
  ["s3://models-bucket/"],
  ["s3://models-bucket/churn/model.tar.gz"],
  ["s3a://models-bucket/events/"],
  ['"s3://models-bucket/job/source/sourcedir.tar.gz"'],
  ["arn:aws:s3:::models-bucket"],
  ["arn:aws-cn:s3:::models-bucket/*"],
  ["arn:aws-us-gov:s3:::models-bucket/churn/x"],
  ["https://models-bucket.s3.amazonaws.com/churn"],
  ["https://models-bucket.s3.eu-west-1.amazonaws.com/churn"],
  ["https://models-bucket.s3-eu-west-1.amazonaws.com"],
  ["https://models-bucket.s3.dualstack.us-gov-west-1.amazonaws.com/x?versionId=1"],
  ["https://models-bucket.s3-fips.us-east-1.amazonaws.com/x"],
  ["https://models-bucket.s3-fips.dualstack.us-east-1.amazonaws.com/x"],
  ["https://models-bucket.s3-accelerate.amazonaws.com/x"],
  ["https://models-bucket.s3.cn-north-1.amazonaws.com.cn/x"],
  ["https://s3.amazonaws.com/models-bucket/churn"],
  ["https://s3.eu-west-1.amazonaws.com/models-bucket/churn"],
  ["https://s3-us-west-2.amazonaws.com/models-bucket"],
  ["https://s3.dualstack.eu-west-1.amazonaws.com/models-bucket/x"],
  ["https://s3-external-1.amazonaws.com/models-bucket/x"],
])("%s names models-bucket", (text) => {
  expect(bucketIn(text)).toBe("models-bucket");
});

test("a bucket's name may hold dots, and those of old also capitals and underscores", () => {
  expect(bucketIn("https://my.models.s3.us-east-1.amazonaws.com/x")).toBe("my.models");
  expect(bucketIn("s3://My_Models/x")).toBe("My_Models");
});

test.each([
  [""],
  ["models-bucket"],
  ["models-bucket/s3://other"],
  ["see s3://models-bucket"],
  ["s3://"],
  ["s3:///churn"],
  ["s3://ab"],
  ["s3://192.168.0.1/x"],
  [`s3://\${bucket}/churn`],
  ["s3://{{bucket}}/churn"],
  ["s3://*"],
  ["arn:aws:s3:::*"],
  ["arn:aws:s3:::nwa-*/churn"],
  ["arn:aws:s3:us-east-1:111122223333:accesspoint/models"],
  ["s3://arn:aws:s3:us-east-1:111122223333:accesspoint/models/x"],
  ["s3://models-k7zq42xw9tv9bprshx31mnduse1a-s3alias/x"],
  ["s3://models--use1-az5--x-s3/x"],
  ["arn:aws:s3express:us-east-1:111122223333:bucket/models--use1-az5--x-s3"],
  ["https://models-111122223333.s3-accesspoint.us-east-1.amazonaws.com/x"],
  ["https://111122223333.s3-control.us-east-1.amazonaws.com/v20180820"],
  ["https://models.s3-object-lambda.us-east-1.amazonaws.com/x"],
  ["https://models-bucket.s3.us-east-1.amazonaws.com.evil.example/x"],
  ["https://evil.example/models-bucket.s3.amazonaws.com/x"],
  ["https://models-bucket.s3.example.com/x"],
  ["https://s3.amazonaws.com/"],
  ["https://s3.console.aws.amazon.com/s3/buckets/models-bucket"],
  ["https://sagemaker.us-east-1.amazonaws.com/models-bucket"],
  ["111122223333.dkr.ecr.us-east-1.amazonaws.com/models-bucket:1"],
])("%j names no bucket", (text) => {
  expect(bucketIn(text)).toBeUndefined();
});

const letters = fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz0123456789");
const bucket = fc
  .array(fc.oneof({ weight: 9, arbitrary: letters }, fc.constant("-")), { minLength: 1, maxLength: 40 })
  .map((middle) => `a${middle.join("")}z`)
  .filter((name) => bucketIn(`s3://${name}`) !== undefined);
const key = fc.string({ maxLength: 30 });
const region = fc.constantFrom("us-east-1", "eu-west-1", "us-gov-west-1", "ap-southeast-5", "me-central-1");

test("however it is written, and whatever its key, a bucket has one name", () => {
  fc.assert(
    fc.property(bucket, key, region, (name, rest, at) => {
      for (const text of [
        `s3://${name}/${rest}`,
        `arn:aws:s3:::${name}/${rest}`,
        `https://${name}.s3.${at}.amazonaws.com/${rest}`,
        `https://s3.${at}.amazonaws.com/${name}/${rest}`,
        `https://${name}.s3.dualstack.${at}.amazonaws.com/${rest}`,
      ]) {
        expect(bucketIn(text), text).toBe(name);
      }
    }),
  );
});

test("no text takes long, and whatever is found stands in it", () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 200 }),
      fc.constantFrom("", "s3://", "https://", "arn:aws:s3:::"),
      (text, head) => {
        const name = bucketIn(head + text);
        if (name !== undefined) expect(head + text).toContain(name);
      },
    ),
  );
});
