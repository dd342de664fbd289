import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { UnreadActivity } from "#components/activity/unread-activity.tsx";

const draw = (gaps: string[], ledgerHref?: string) =>
  renderToStaticMarkup(createElement(UnreadActivity, { gaps, ledgerHref })).replaceAll(/<[^>]*>/g, " ");

test("nothing missing, no banner", () => {
  expect(draw([])).toBe("");
});

test("says what is missing, region by region, counts the rest and leads to the ledger", () => {
  const gaps = ["us-east-1", "us-east-2", "us-west-1", "us-west-2", "eu-west-1"].map(
    (region) => `No event of ${region}.`,
  );
  const text = draw(gaps, "/scans/1");
  expect(text).toContain("CloudTrail of 5 regions is not all read");
  expect(text).toContain("No event of us-west-1.");
  expect(text).not.toContain("us-west-2");
  expect(text).toContain("2 more regions");
  expect(text).toContain("Coverage ledger");
  expect(draw(gaps.slice(0, 1))).toContain("CloudTrail of 1 region is not all read");
});
