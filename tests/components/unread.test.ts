import { describe, expect, it } from "vitest";
import { isUnread, unreadGroups } from "#components/coverage/unread.ts";
import type { CoverageRow } from "#lib/store/views.ts";

const line = (over: Partial<CoverageRow>): CoverageRow => ({
  region: "us-east-1",
  kind: "vpc",
  action: "ec2:DescribeVpcs",
  status: "complete",
  calls: 1,
  failures: 0,
  unlisted: false,
  permission: null,
  ...over,
});

describe("the partial notice", () => {
  it("speaks of everything that hides something, and of nothing else", () => {
    expect(isUnread(line({}))).toBe(false);
    // The horizon was reached: every job that was asked for has been read.
    expect(isUnread(line({ status: "partial" }))).toBe(false);
    expect(isUnread(line({ status: "partial", failures: 1 }))).toBe(true);
    // The cap was reached: jobs that were asked for have not been.
    expect(isUnread(line({ status: "partial", leftOut: 3 }))).toBe(true);
    for (const status of ["denied", "failed", "unsupported"] as const) expect(isUnread(line({ status }))).toBe(true);
  });

  it("gathers the regions of one action, the widest first", () => {
    const groups = unreadGroups([
      line({ kind: "iam-role", action: "iam:ListRoles", status: "failed", region: "global" }),
      line({ status: "denied", permission: "ec2:DescribeVpcs" }),
      line({ status: "denied", permission: "ec2:DescribeVpcs", region: "eu-west-1" }),
      line({ region: "eu-west-2" }),
    ]);
    expect(groups).toEqual([
      {
        kind: "vpc",
        action: "ec2:DescribeVpcs",
        regions: ["us-east-1", "eu-west-1"],
        permission: "ec2:DescribeVpcs",
        unlisted: false,
        leftOut: 0,
        code: null,
      },
      {
        kind: "iam-role",
        action: "iam:ListRoles",
        regions: ["global"],
        permission: null,
        unlisted: false,
        leftOut: 0,
        code: null,
      },
    ]);
  });
});
