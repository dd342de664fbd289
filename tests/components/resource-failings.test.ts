import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ResourceFailings } from "#components/resources/resource-failings.tsx";
import { closedRegion } from "#lib/scan/unit.ts";

const row = { failing: { critical: 0, high: 0, medium: 0, low: 0, info: 0 }, unknown: 0, judged: 3 };

test("why something was not read is the call that failed, or that none was made", () => {
  const said = (failure: Parameters<typeof ResourceFailings>[0]["row"]["failure"]) =>
    renderToStaticMarkup(createElement(ResourceFailings, { row: { ...row, failure } })).replaceAll(/<[^>]*>/g, "");
  const denied = { class: "denied", action: "sagemaker:DescribeModel", code: "AccessDenied", message: "" } as const;
  expect(said(denied)).toBe("not read: AccessDenied from sagemaker:DescribeModel");
  expect(said(closedRegion("eu-west-1"))).toContain("not read: The region eu-west-1 is not enabled");
});
