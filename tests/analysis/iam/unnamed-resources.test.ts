import { expect, test } from "vitest";
import { worstOf } from "#lib/analysis/iam/may.ts";
import { mayWithUnnamed } from "#lib/analysis/iam/unnamed-resources.ts";
import { account } from "#tests/support/test-check.ts";
import { allow, role } from "./roles.ts";

const group = (name: string, region = "us-east-1") => `arn:aws:sagemaker:${region}:${account}:feature-group/${name}`;
const write = (...resources: string[]) => role({ inline: allow("sagemaker:PutRecord", resources) });
const answer = (one: ReturnType<typeof role>) =>
  mayWithUnnamed(one as never, {
    actions: ["sagemaker:PutRecord"],
    service: "sagemaker",
    resource: "feature-group/nobody-names",
  }).answer;

test("what a policy names is no answer to what nobody named", () => {
  expect(answer(write(group("customers")))).toBe("no");
  expect(answer(write(group("growth-*")))).toBe("no");
});

test("everything of a type is, in one region or in all, and no other type", () => {
  expect(answer(write("*"))).toBe("yes");
  expect(answer(write(group("*", "eu-west-1")))).toBe("yes");
  expect(answer(write(`arn:aws:sagemaker:us-east-1:${account}:endpoint/*`))).toBe("no");
});

test("one yes outweighs what is not known, and that a no", () => {
  const yes = { answer: "yes" as const, by: [] };
  const no = { answer: "no" } as const;
  const unclear = { answer: "unknown", reason: "not read" } as const;
  expect(worstOf([no, unclear, yes])).toEqual(yes);
  expect(worstOf([no, unclear])).toEqual(unclear);
  expect(worstOf([])).toEqual(no);
});
