import fc from "fast-check";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { EarlierMark } from "#components/findings/earlier-mark.tsx";
import { ResourceFailings } from "#components/resources/resource-failings.tsx";
import { ResourceGrade } from "#components/resources/resource-grade.tsx";
import { SightBanner } from "#components/resources/sight-banner.tsx";
import type { Failure } from "#lib/readings/reading.ts";

const denied: Failure = {
  class: "denied",
  action: "iam:GetAccountAuthorizationDetails",
  code: "AccessDenied",
  message: "not authorized",
};
const at = "2026-11-25T08:30:00.000Z";
const textOf = (markup: string) =>
  markup
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll(/\s+/g, " ")
    .trim();
const draw = <P extends object>(component: React.FunctionComponent<P>, props: P) =>
  textOf(renderToStaticMarkup(createElement(component, props)));
const banner = (failure: Failure | null, readAt: string | null, isEarlier = false) =>
  draw(SightBanner, { resource: { failure, readAt, isEarlier } });

describe("the banner over a resource", () => {
  test("is not there for what the last scan read", () => {
    expect(banner(null, at)).toBe("");
  });

  test("says that it could not be read, why, and from when what is shown is", () => {
    const text = banner(denied, at);
    expect(text).toContain(
      "Could not be read in the last scan: iam:GetAccountAuthorizationDetails was denied (AccessDenied).",
    );
    expect(text).toContain("What is shown was last read 25 Nov 2026, 08:30 UTC.");
    expect(text).toContain("Allow iam:GetAccountAuthorizationDetails");
  });

  test("says of what was never read that nothing but its name is known", () => {
    const text = banner(denied, null);
    expect(text).toContain("It was never read");
    expect(text).not.toContain("What is shown");
  });

  test("says calmly that the last scan did not ask for it", () => {
    const markup = renderToStaticMarkup(
      createElement(SightBanner, { resource: { failure: null, readAt: at, isEarlier: true } }),
    );
    expect(textOf(markup)).toBe("Not part of the last scan; read 25 Nov 2026, 08:30 UTC.");
    expect(markup).not.toContain("hatch");
  });

  test("does not blame the last scan for a failure of one before it", () => {
    expect(banner(denied, at, true)).toContain("in the last scan that asked for it");
  });

  test("has a sentence for every way to fail, and asks for a permission only after a denial", () => {
    for (const kind of ["denied", "throttled", "unsupported", "missing", "other"] as const) {
      const text = banner({ ...denied, class: kind }, at);
      expect(text).toMatch(/iam:GetAccountAuthorizationDetails (was|is|found|failed)/);
      expect(text.includes("Allow ")).toBe(kind === "denied");
    }
    expect(banner({ ...denied, action: "", message: "model was not part of this scan" }, at)).toContain(
      "Could not be read in the last scan: model was not part of this scan.",
    );
  });
});

test("a finding of an earlier scan is marked with its time, one of the last scan is not", () => {
  const markup = renderToStaticMarkup(createElement(EarlierMark, { finding: { isEarlier: true, readAt: at } }));
  expect(markup).toContain("Not part of the last scan; read 25 Nov 2026, 08:30 UTC");
  expect(draw(EarlierMark, { finding: { isEarlier: false, readAt: at } })).toBe("");
});

describe("in the list of resources", () => {
  const nothing = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };

  test("what could not be read has no grade, whatever it was graded before", () => {
    fc.assert(
      fc.property(fc.constantFrom("A", "B", "C", "D", "F", null), fc.nat(20), (grade, judged) => {
        expect(draw(ResourceGrade, { row: { grade, judged, unknown: judged, failure: denied } })).toContain("No grade");
        const row = { failing: nothing, unknown: judged, judged, failure: denied };
        expect(draw(ResourceFailings, { row })).toContain("not read: AccessDenied");
      }),
    );
  });

  test("what no check applies to is not said to be fine", () => {
    const row = { failing: nothing, unknown: 0, judged: 0, failure: null };
    expect(draw(ResourceFailings, { row })).toBe("not judged: no check applies");
    expect(draw(ResourceGrade, { row: { grade: null, ...row } })).toContain("no check applies to it");
    expect(draw(ResourceGrade, { row: { grade: null, ...row, judged: 1 } })).toContain("for secrets alone");
    expect(draw(ResourceGrade, { row: { grade: null, ...row, judged: 2, unknown: 2 } })).toContain("No grade");
    expect(draw(ResourceFailings, { row: { ...row, judged: 1 } })).toBe("nothing fails");
  });
});
