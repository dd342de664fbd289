import { describe, expect, test } from "vitest";
import { controlsOf, frameworks } from "#lib/checks/controls/index.ts";
import type { Check } from "#lib/checks/define.ts";
import { checks } from "#lib/checks/index.ts";
import { signals } from "#lib/signals/index.ts";
import { patterns } from "#lib/signals/patterns/index.ts";

const cited = new Set([...(checks as readonly Check[]), ...signals, ...patterns].flatMap(({ controls }) => controls));
/** What an assessor reads as standards: rules of tools are as many as there are tools. */
const standards = [
  "nist-800-53-r5",
  "pci-dss-4.0.1",
  "iso-27001-2022",
  "soc-2",
  "hipaa",
  "cis-controls-8.1",
  "csa-ccm-4.0",
];

describe.each((checks as readonly Check[]).map((check) => [check.id, check] as const))("%s", (_id, { controls }) => {
  test("cites only controls of the registry, each once", () => {
    expect(
      controlsOf(controls)
        .map(({ id }) => id)
        .sort(),
    ).toEqual([...controls].sort());
    expect(new Set(controls).size).toBe(controls.length);
  });

  test("cites at most a handful of one standard: a long list says nothing", () => {
    for (const standard of standards) {
      expect(controls.filter((control) => control.startsWith(`${standard}:`)).length).toBeLessThanOrEqual(4);
    }
    expect(
      controls.filter((control) => standards.some((one) => control.startsWith(`${one}:`))).length,
    ).toBeLessThanOrEqual(9);
  });
});

describe.each(frameworks.map((framework) => [framework.id, framework] as const))("%s", (id, framework) => {
  test("says what it is, who publishes it and where", () => {
    expect(id).toMatch(/^[a-z0-9][a-z0-9.-]*$/);
    for (const text of [framework.name, framework.version, framework.publisher]) expect(text).toMatch(/^\S(.*\S)?$/);
    expect(new URL(framework.source).protocol).toBe("https:");
  });

  test("every control has a title, a reason for its mapping, and a check or a signal that cites it", () => {
    for (const [control, { title, mapping }] of Object.entries(framework.controls)) {
      expect(title).toMatch(/^[A-Z0-9].{4,110}[^.]$/);
      expect(mapping).toMatch(/^[A-Z].{15,140}[^.]$/);
      expect([...cited]).toContain(`${id}:${control}`);
    }
  });
});

test("no two frameworks share an id", () => {
  expect(new Set(frameworks.map(({ id }) => id)).size).toBe(frameworks.length);
});

test("controls stand framework by framework, whatever the order they are cited in", () => {
  const order = controlsOf(["checklist:NB-03", "aws-fsbp:SageMaker.3", "nist-800-53-r5:AC-6(2)", "unheard:of"]);
  expect(order.map(({ id }) => id)).toEqual(["nist-800-53-r5:AC-6(2)", "aws-fsbp:SageMaker.3", "checklist:NB-03"]);
  expect(order[0]).toMatchObject({ control: "AC-6(2)", framework: "NIST SP 800-53 Revision 5" });
});
