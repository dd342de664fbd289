import { describe, expect, test } from "vitest";
import { atWill, fromAnywhere } from "#lib/analysis/iam/at-worst.ts";
import { parsePolicy } from "#lib/analysis/iam/policy.ts";
import { allow, deny, policy, type Statements } from "./roles.ts";

const parsed = (statements: Statements) => parsePolicy(policy(statements)) ?? [];
const when = (Condition: object) => ({ Condition });
/** The keys that are left to ask about in each statement that is left. */
const left = (read: typeof atWill, statements: Statements) =>
  read(parsed(statements)).map(({ conditions }) => conditions.map(({ key }) => key));

describe("at will", () => {
  test("what somebody asks for, and where he is, are his to choose", () => {
    const chosen = when({
      Bool: { "sagemaker:NetworkIsolation": "true" },
      StringEquals: { "aws:RequestTag/team": "growth", "aws:SourceVpc": "vpc-0a" },
    });
    expect(left(atWill, allow("*", "*", chosen))).toEqual([[]]);
  });

  test("what a thing is tagged with, and which region it is in, are not", () => {
    const open = when({ StringEquals: { "sagemaker:ResourceTag/team": "growth", "aws:RequestedRegion": "eu-west-1" } });
    expect(left(atWill, allow("*", "*", open))).toEqual([["sagemaker:resourcetag/team", "aws:requestedregion"]]);
  });

  test("a deny keeps what it asks for", () => {
    expect(left(atWill, deny("*", "*", when({ Null: { "sagemaker:VpcSubnets": "true" } })))).toEqual([
      ["sagemaker:vpcsubnets"],
    ]);
  });
});

describe("from anywhere", () => {
  const office = "203.0.113.0/24";
  test.each([
    ["an address", { IpAddress: { "aws:SourceIp": office } }, []],
    ["every address", { IpAddress: { "aws:SourceIp": ["0.0.0.0/0", "::/0"] } }, [[]]],
    ["every address but one", { NotIpAddress: { "aws:SourceIp": office } }, [[]]],
    ["an endpoint", { StringEquals: { "aws:SourceVpce": "vpce-0a" } }, []],
    ["an endpoint, if any", { StringEqualsIfExists: { "aws:SourceVpce": "vpce-0a" } }, [[]]],
    ["any endpoint", { StringLike: { "aws:SourceVpce": "*" } }, [[]]],
    ["whatever is an endpoint", { StringLike: { "aws:SourceVpce": "vpce-*" } }, [[]]],
    ["whatever is a VPC", { ArnLike: { "aws:SourceVpcArn": "arn:aws:ec2:*:*:vpc/*" } }, [[]]],
    ["VPCs of an account", { ArnLike: { "aws:SourceVpcArn": "arn:aws:ec2:*:482915630174:vpc/*" } }, []],
    ["both halves of the internet", { IpAddress: { "aws:SourceIp": ["0.0.0.0/1", "128.0.0.0/1"] } }, [[]]],
    ["one address", { IpAddress: { "aws:SourceIp": "203.0.113.5" } }, []],
    ["some endpoint", { Null: { "aws:SourceVpce": "false" } }, [[]]],
    [
      "an address or an endpoint, both at once",
      { IpAddress: { "aws:SourceIp": office }, Null: { "aws:SourceVpce": "false" } },
      [],
    ],
  ])("an allow from %s", (_, condition, expected) => {
    expect(left(fromAnywhere, allow("*", "*", when(condition)))).toEqual(expected);
  });

  test.each([
    ["but an address", { NotIpAddress: { "aws:SourceIp": office } }, [[]]],
    [
      "but an address and an endpoint",
      { NotIpAddress: { "aws:SourceIp": office }, StringNotEquals: { "aws:SourceVpce": "vpce-0a" } },
      [[]],
    ],
    ["but an endpoint, if any", { StringNotEqualsIfExists: { "aws:SourceVpce": "vpce-0a" } }, [[]]],
    ["an address", { IpAddress: { "aws:SourceIp": office } }, [["aws:sourceip"]]],
    ["whatever comes over no endpoint", { Null: { "aws:SourceVpce": "true" } }, [["aws:sourcevpce"]]],
    ["none at all", { NotIpAddress: { "aws:SourceIp": "0.0.0.0/0" } }, [["aws:sourceip"]]],
  ])("a deny from everywhere %s", (_, condition, expected) => {
    expect(left(fromAnywhere, deny("*", "*", when(condition)))).toEqual(expected);
  });
});
