import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { categories, severities } from "#lib/checks/define.ts";
import { AccountTally, type Scorable, scoreResource } from "#lib/scoring/score.ts";
import { grades } from "#lib/scoring/weights.ts";

const finding = fc.record({
  check: fc.constantFrom("a", "b", "c", "d", "e"),
  status: fc.constantFrom("pass", "fail", "unknown", "not-applicable"),
  exposure: fc.constantFrom("live", "live", "live", "record"),
  waived: fc.boolean(),
});

/** Severity and category belong to the check, not to the finding. */
const findings = fc
  .tuple(
    fc.array(finding, { minLength: 1, maxLength: 40 }),
    fc.array(fc.tuple(fc.constantFrom(...severities), fc.constantFrom(...categories)), { minLength: 5, maxLength: 5 }),
  )
  .map(([list, kinds]) =>
    list.map((one): Scorable => {
      const [severity, category] = kinds["abcd".indexOf(questionOf(one.check))] ?? ["high", "network"];
      return { ...one, severity, category } as Scorable;
    }),
  );

/** Two of the checks ask one question. */
const questionOf = (check: string) => (check === "e" ? "d" : check);

function scoreOf(list: readonly Scorable[]) {
  const tally = new AccountTally(questionOf);
  for (const one of list) tally.add(one);
  return tally.score();
}

/** No score is the least there is. */
const value = (score: { value: number | null }) => score.value ?? -1;
const rank = (grade: string | null) =>
  grade === null ? -1 : grades.length - grades.indexOf(grade as (typeof grades)[number]);

describe("account score", () => {
  test("adding a fail never raises it", () => {
    fc.assert(
      fc.property(findings, fc.nat(), (list, pick) => {
        const model = list[pick % list.length];
        if (!model) return;
        const before = scoreOf(list);
        if (before.value === null) return;
        const after = scoreOf([...list, { ...model, status: "fail", waived: false }]);
        expect(value(after)).toBeLessThanOrEqual(value(before));
      }),
    );
  });

  test("turning any verdict into unknown raises neither score, grade nor coverage", () => {
    fc.assert(
      fc.property(findings, fc.nat(), (list, pick) => {
        const at = pick % list.length;
        if (list[at]?.status === "not-applicable") return;
        const blinded = list.map((one, index): Scorable => (index === at ? { ...one, status: "unknown" } : one));
        const [before, after] = [scoreOf(list), scoreOf(blinded)];
        expect(value(after)).toBeLessThanOrEqual(value(before));
        expect(rank(after.grade)).toBeLessThanOrEqual(rank(before.grade));
        expect(after.coverage).toBeLessThanOrEqual(before.coverage);
      }),
    );
  });

  test("does not depend on order", () => {
    fc.assert(
      fc.property(findings, (list) => {
        expect(scoreOf([...list].reverse())).toEqual(scoreOf(list));
      }),
    );
  });

  const one = (change: Partial<Scorable>): Scorable => ({
    check: "a",
    severity: "high",
    category: "network",
    status: "pass",
    exposure: "live",
    ...change,
  });

  test("checks that share a question weigh as one", () => {
    const [good, bad] = [one({ check: "a" }), one({ check: "b", status: "fail" })];
    expect(scoreOf([good, bad, one({ check: "d" })]).value).toBe(66.6);
    expect(scoreOf([good, bad, one({ check: "d" }), one({ check: "e" })]).value).toBe(66.6);
    expect(scoreOf([good, bad, one({ check: "d" }), one({ check: "e", status: "fail" })]).value).toBe(50);
  });

  test("is none when nothing was assessed", () => {
    expect(scoreOf([one({ status: "unknown" })])).toMatchObject({
      value: null,
      grade: null,
      coverage: 0,
      provisional: true,
    });
  });

  test("is none where texts alone were looked through and nothing was found: such is an account that nobody used", () => {
    const text = { check: "a", severity: "high", category: "secrets", exposure: "live" } as const;
    const other = { check: "b", severity: "low", category: "network", exposure: "live" } as const;
    expect(scoreOf([{ ...text, status: "pass" }])).toMatchObject({ value: null, grade: null, coverage: 1 });
    expect(scoreOf([{ ...text, status: "fail" }]).value).toBe(0);
    expect(
      scoreOf([
        { ...text, status: "pass" },
        { ...other, status: "pass" },
      ]).value,
    ).toBe(100);
  });

  test("five hundred good notebooks do not drown one bad domain", () => {
    const notebooks = Array.from({ length: 500 }, () => one({ check: "notebook" }));
    expect(scoreOf([...notebooks, one({ check: "domain", status: "fail" })]).value).toBe(50);
  });

  test("a live critical fail caps the grade at D", () => {
    const good = Array.from({ length: 9 }, (_, index) => one({ check: `good-${index}`, severity: "critical" }));
    const bad = [one({ check: "x", severity: "critical" }), one({ check: "x", severity: "critical", status: "fail" })];
    expect(scoreOf([...good, ...bad])).toMatchObject({ value: 95, grade: "D" });
  });

  test("too little coverage makes the grade provisional, C at best", () => {
    const list = [
      ...Array.from({ length: 7 }, () => one({})),
      ...Array.from({ length: 3 }, () => one({ status: "unknown", check: "low", severity: "low" })),
    ];
    expect(scoreOf(list)).toMatchObject({ coverage: 0.7, provisional: true, grade: "C" });
  });

  test("records and waived findings are left out, and the waived are counted", () => {
    const list = [one({}), one({ status: "fail", exposure: "record" }), one({ status: "fail", waived: true })];
    expect(scoreOf(list)).toMatchObject({ value: 100, grade: "A", waived: 1 });
  });
});

describe("resource score", () => {
  const base = { check: "a", category: "network", exposure: "live" } as const;

  test("is the weighted share of passes", () => {
    const list: Scorable[] = [
      { ...base, severity: "high", status: "pass" },
      { ...base, severity: "medium", status: "fail" },
      { ...base, severity: "low", status: "pass" },
      { ...base, severity: "info", status: "fail" },
    ];
    expect(scoreResource(list)).toEqual({ value: 75, grade: "C" });
  });

  test("a live critical fail caps at F and a high one at C, a record's does not", () => {
    const passes = Array.from({ length: 30 }, (): Scorable => ({ ...base, severity: "critical", status: "pass" }));
    expect(scoreResource([...passes, { ...base, severity: "critical", status: "fail" }]).grade).toBe("F");
    expect(scoreResource([...passes, { ...base, severity: "high", status: "fail" }]).grade).toBe("C");
    expect(
      scoreResource([...passes, { ...base, severity: "critical", status: "fail", exposure: "record" }]).grade,
    ).toBe("A");
  });

  test("there is none where texts alone were looked through, unless there was something in them", () => {
    const secrets = { ...base, category: "secrets", severity: "high" } as const;
    const none = { value: null, grade: null };
    expect(scoreResource([{ ...secrets, status: "pass" }])).toEqual(none);
    expect(
      scoreResource([
        { ...secrets, status: "pass" },
        { ...secrets, status: "unknown" },
      ]),
    ).toEqual(none);
    expect(scoreResource([{ ...secrets, status: "fail" }]).grade).toBe("F");
    expect(
      scoreResource([
        { ...secrets, status: "pass" },
        { ...base, severity: "low", status: "pass" },
      ]).grade,
    ).toBe("A");
  });

  test("an unknown never gives a better grade than the pass or fail it replaces", () => {
    fc.assert(
      fc.property(findings, fc.nat(), (list, pick) => {
        const at = pick % list.length;
        if (list[at]?.status === "not-applicable") return;
        const blinded = list.map((item, index): Scorable => (index === at ? { ...item, status: "unknown" } : item));
        expect(rank(scoreResource(blinded).grade)).toBeLessThanOrEqual(rank(scoreResource(list).grade));
      }),
    );
  });
});
