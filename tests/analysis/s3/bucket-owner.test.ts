import { expect, test } from "vitest";
import { bucketOwner } from "#lib/analysis/s3/bucket-owner.ts";
import { inventoryOf, reading, unread } from "#tests/support/test-check.ts";

const at = (name: string) => ({ region: "eu-west-1", arn: `arn:aws:s3:::${name}` });
const inventory = inventoryOf([
  reading("s3-bucket", "ours", { Name: "ours" }, at("ours")),
  unread("s3-bucket", "shy", at("shy")),
]);

test.each([
  ["s3://ours", "own"],
  ["s3://ours/a/b", "own"],
  ["https://s3.eu-west-1.amazonaws.com/ours/a", "own"],
  ["s3://theirs/a", "another"],
  ["s3://our/s", "another"],
  ["s3://shy/a", "unread"],
  ["s3://alias-abc-s3alias/a", "unclear"],
  ["https://example.com/ours", "unclear"],
  ["", "unclear"],
])("%s is %s", (uri, whose) => {
  expect(bucketOwner(uri, inventory).whose).toBe(whose);
});

test("nothing is another's that was not looked for", () => {
  expect(bucketOwner("s3://ours/a", inventoryOf([], ["s3-bucket"])).whose).toBe("unread");
});
