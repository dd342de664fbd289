import { describe, expect, test } from "vitest";
import { capIn } from "#components/scans/cap-text.ts";
import { chosenRows, gapsPolicy, ledgerGroups, refusedElsewhere } from "#components/scans/ledger-lines.ts";
import { worstByUnit } from "#components/scans/matrix-units.ts";
import { regionsIn } from "#components/scans/region-list.ts";
import type { CoverageRow } from "#lib/store/views.ts";

const row = (more: Partial<CoverageRow>): CoverageRow => ({
  region: "us-east-1",
  kind: "model",
  action: "sagemaker:ListModels",
  status: "complete",
  calls: 1,
  failures: 0,
  unlisted: false,
  permission: null,
  ...more,
});

const denied = (region: string, message: string): CoverageRow =>
  row({
    region,
    kind: "vpc-endpoint",
    action: "ec2:DescribeVpcEndpoints",
    status: "denied",
    failures: 1,
    unlisted: true,
    permission: "ec2:DescribeVpcEndpoints",
    failure: { class: "denied", action: "ec2:DescribeVpcEndpoints", code: "UnauthorizedOperation", message },
  });

describe("ledgerGroups", () => {
  test("puts regions that fared the same into one line, and keeps what AWS said in each", () => {
    const [group] = ledgerGroups([denied("eu-west-1", "no"), denied("us-west-2", "also no")]);
    expect(group?.lines).toHaveLength(1);
    expect(group?.lines[0]).toMatchObject({ regions: ["eu-west-1", "us-west-2"], calls: 2, failures: 2 });
    expect(group?.lines[0]?.messages).toEqual([
      { region: "eu-west-1", message: "no" },
      { region: "us-west-2", message: "also no" },
    ]);
  });

  test("never hides a worse region behind a better one", () => {
    const [group] = ledgerGroups([row({}), row({ region: "eu-west-1", status: "failed", failures: 1 })]);
    expect(group?.lines.map(({ status, regions }) => [status, ...regions])).toEqual([
      ["failed", "eu-west-1"],
      ["complete", "us-east-1"],
    ]);
  });

  test("orders kinds by their worst line", () => {
    const groups = ledgerGroups([
      row({ kind: "a" }),
      row({ kind: "b", status: "partial", note: "older jobs left out" }),
      denied("eu-west-1", "no"),
    ]);
    expect(groups.map(({ kind }) => kind)).toEqual(["vpc-endpoint", "b", "a"]);
  });
});

describe("chosenRows", () => {
  const rows = [row({}), row({ status: "partial" }), denied("eu-west-1", "no")];
  const any = { status: [], kind: [], region: [] };

  test("shows everything that is not complete, partial included", () => {
    expect(chosenRows(rows, { show: "gaps", ...any }).map(({ status }) => status)).toEqual(["partial", "denied"]);
    expect(chosenRows(rows, { show: "all", ...any })).toHaveLength(3);
  });

  test("narrows by status, kind and region", () => {
    expect(chosenRows(rows, { show: "all", ...any, status: ["denied"] })).toHaveLength(1);
    expect(chosenRows(rows, { show: "all", ...any, kind: ["model"] })).toHaveLength(2);
    expect(chosenRows(rows, { show: "all", ...any, region: ["eu-west-1"] })).toHaveLength(1);
  });
});

describe("gapsPolicy", () => {
  test("allows each refused action once, sorted, and nothing else", () => {
    const rows = [
      denied("us-west-2", "no"),
      denied("eu-west-1", "no"),
      row({ status: "denied", permission: "a:B" }),
      row({ status: "failed" }),
    ];
    expect(gapsPolicy(rows)?.Statement[0]?.Action).toEqual(["a:B", "ec2:DescribeVpcEndpoints"]);
  });

  test("leaves out what something else refuses, and that is told apart", () => {
    const rows = [
      denied("us-west-2", "no"),
      row({ status: "denied", permission: "a:B", refusedBy: "service control policy" }),
      row({ status: "denied", permission: "a:A", refusedBy: "service control policy" }),
      row({ status: "denied", permission: "a:B", refusedBy: "service control policy", region: "eu-west-1" }),
    ];
    expect(gapsPolicy(rows)?.Statement[0]?.Action).toEqual(["ec2:DescribeVpcEndpoints"]);
    expect(refusedElsewhere(rows)).toEqual([{ policy: "service control policy", permissions: ["a:A", "a:B"] }]);
    expect(gapsPolicy(rows.slice(1))).toBeNull();
  });

  test("is not there when nothing was refused", () => {
    expect(gapsPolicy([row({}), row({ status: "failed" })])).toBeNull();
  });
});

test("worstByUnit takes the worst status of a kind in a region", () => {
  const worst = worstByUnit([
    row({}),
    row({ action: "sagemaker:DescribeModel", status: "partial" }),
    row({ region: "eu-west-1" }),
  ]);
  expect(worst.get("us-east-1 model")).toBe("partial");
  expect(worst.get("eu-west-1 model")).toBe("complete");
});

describe("regionsIn", () => {
  test("reads what people type", () => {
    expect(regionsIn(" us-east-1,EU-WEST-1;us-gov-west-1 us-east-1")).toEqual({
      regions: ["us-east-1", "eu-west-1", "us-gov-west-1"],
    });
  });

  test("says what is wrong", () => {
    expect(regionsIn(" , ")).toHaveProperty("wrong");
    expect(regionsIn("us-east-1, frankfurt")).toEqual({
      wrong: "“frankfurt” is not a region. Regions look like us-east-1.",
    });
  });
});

describe("capIn", () => {
  test("reads what people type", () => {
    expect(capIn("10,000")).toEqual({ cap: 10_000 });
    expect(capIn(" 250 ")).toEqual({ cap: 250 });
    expect(capIn("1 000 000")).toEqual({ cap: 1_000_000 });
    expect(capIn("All")).toEqual({ cap: "all" });
  });

  test.each(["", "0", "-5", "1.5", "10k", "10,000,001", "1e4", "none"])("refuses %s in words", (text) => {
    expect(capIn(text)).toHaveProperty("wrong", expect.stringContaining("from 1 to 10,000,000"));
  });
});
