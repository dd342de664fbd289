import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { CoverageNotice } from "#components/coverage/coverage-notice.tsx";
import { isUnread, unlistedKinds, unreadGroups } from "#components/coverage/unread.ts";
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
  it("names first the kinds of which there may be more than anybody heard of", () => {
    const unlisted = { status: "denied", unlisted: true } as const;
    const ledger = [
      line({ status: "denied", kind: "model", action: "sagemaker:DescribeModel" }),
      line({ status: "denied", kind: "model", action: "sagemaker:DescribeModel", region: "eu-west-1" }),
      line({ ...unlisted, region: "eu-west-1" }),
      line({ ...unlisted }),
      line({ ...unlisted, kind: "iam-role", action: "iam:ListRoles", region: "global" }),
    ];
    expect(unlistedKinds(ledger)).toEqual([
      { kind: "vpc", regions: ["eu-west-1", "us-east-1"] },
      { kind: "iam-role", regions: ["global"] },
    ]);
    expect(unreadGroups(ledger).map(({ kind }) => kind)).toEqual(["vpc", "iam-role", "model"]);
    const notice = { ledger, scan: "1", account: "2" };
    const text = renderToStaticMarkup(createElement(CoverageNotice, notice)).replaceAll(/<[^>]*>/g, "");
    expect(text).toContain("Could not be listed: VPC in eu-west-1, us-east-1; IAM role, global.");
  });

  it("speaks of everything that hides something, and of nothing else", () => {
    expect(isUnread(line({}))).toBe(false);
    // The horizon was reached: every job that was asked for has been read.
    expect(isUnread(line({ status: "partial" }))).toBe(false);
    expect(isUnread(line({ status: "partial", failures: 1 }))).toBe(true);
    // The cap was reached: jobs that were asked for have not been.
    expect(isUnread(line({ status: "partial", leftOut: 3 }))).toBe(true);
    for (const status of ["denied", "failed", "unsupported"] as const) expect(isUnread(line({ status }))).toBe(true);
  });

  it("tells a region that is not enabled any more from one in which a permission is missing", () => {
    const message = "The region eu-west-1 is not enabled for this account any more";
    const failure = { class: "closed", action: "", code: "RegionDisabled", message } as const;
    const unlisted = { status: "failed", unlisted: true } as const;
    const ledger = [
      line({ ...unlisted, calls: 0, region: "eu-west-1", failure }),
      line({ ...unlisted, status: "denied", permission: "ec2:DescribeVpcs" }),
    ];
    expect(unreadGroups(ledger).map(({ regions }) => regions)).toEqual([["eu-west-1"], ["us-east-1"]]);
    const notice = { ledger, scan: "1", account: "2" };
    const text = renderToStaticMarkup(createElement(CoverageNotice, notice)).replaceAll(/<[^>]*>/g, "");
    expect(text).toContain("No longer enabled for this account, and not read: eu-west-1.");
    expect(text).toContain("VPC in eu-west-1: not asked for, since the region is not enabled any more");
    expect(text).toContain("VPC in us-east-1: permission ec2:DescribeVpcs is missing");
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
        refusedBy: null,
        unlisted: false,
        leftOut: 0,
        code: null,
        isClosed: false,
      },
      {
        kind: "iam-role",
        action: "iam:ListRoles",
        regions: ["global"],
        permission: null,
        refusedBy: null,
        unlisted: false,
        leftOut: 0,
        code: null,
        isClosed: false,
      },
    ]);
  });
});
