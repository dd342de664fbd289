import fc from "fast-check";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { fatesIn, limitsOf, type RightSizedAnswer } from "#components/access/right-sized-row.ts";
import { readings } from "#components/guardrails/queries.ts";
import { TriedAccount } from "#components/guardrails/tried-account.tsx";
import { hangsOn, leftOutOf, spanOf, unseenOf, verdictOn } from "#components/guardrails/tried-words.ts";
import { timesIn } from "#lib/format-times.ts";
import type { Tried } from "#lib/history/tried.ts";

const none = { service: 0, "service-linked-role": 0, "other-account": 0, "management-account": 0 };
const triedOf = (denied: number, undecided: number, through: number, failed = 0): Tried => ({
  ...{ denied, undecided, through, failed, calls: denied + undecided + through },
  ...{ statements: [], actors: [], actorCount: 0, names: [], exempt: none },
});

describe("what came of trying", () => {
  const counts = fc.integer({ min: 0, max: 3 });
  test("says that nothing would be denied only where all went through, of what was read", () => {
    fc.assert(
      fc.property(
        counts,
        counts,
        counts,
        counts,
        fc.constantFrom(...readings),
        (denied, undecided, through, failed, read) => {
          const said = verdictOn(triedOf(denied, undecided, through, failed), read);
          const isRead = read !== "nothing";
          expect(/^Only a part/.test(said)).toBe(read === "part");
          expect(/all \d+ would have gone through/.test(said)).toBe(isRead && denied + undecided === 0 && through > 0);
          expect(/would have been denied/.test(said) && isRead).toBe(isRead && denied > 0);
          if (!isRead) expect(said).toMatch(/nothing can be said/);
          else if (undecided > 0) expect(said).toMatch(/the record does not tell/);
        },
      ),
    );
  });

  test("has figures where something was read, and no noughts where nothing was", () => {
    const known = { account: "1", label: "one", begin: null, to: null, gaps: [], notes: [] };
    const statement = { sid: "DenySomething", denied: 0, undecided: 0, through: 0, keys: [], unseen: "none" as const };
    const tried = { ...triedOf(0, 0, 0), statements: [statement] };
    const pack = { statements: [], policies: [] };
    for (const read of readings) {
      const one = { ...known, read, tried };
      const shown = renderToStaticMarkup(createElement(TriedAccount, { one, pack, from: "2026-08-29", isOnly: true }));
      for (const figure of ["Gone through", "no such call", "0 calls in all"])
        expect([read, shown.includes(figure)]).toEqual([read, read !== "nothing"]);
    }
  });

  test("is over the time that was asked for, or begins later", () => {
    const to = "2026-11-27T00:00:00Z";
    const said = (begin: string | null, until: string | null = to) =>
      spanOf({ begin, to: until }, "2026-08-29T00:00:00Z", timesIn("UTC"));
    expect(said("2026-09-20T00:00:00Z")).toContain("Calls from 20 Sep 2026 to 27 Nov 2026");
    expect(said("2025-09-20T00:00:00Z")).toContain("Calls from 29 Aug 2026 to 27 Nov 2026");
    expect(said("2025-09-20T00:00:00Z", "2026-08-01T00:00:00Z")).toMatch(/until 1 Aug 2026, which is before/);
    expect(said(null, null)).toMatch(/no time of which all/);
  });

  test("names what is left out, what it hangs on, and what nobody could see", () => {
    expect(leftOutOf({ exempt: none })).toEqual([]);
    expect(leftOutOf({ exempt: { ...none, service: 2 } })).toEqual([
      expect.stringContaining("2 calls of AWS services"),
    ]);
    const keys = ["aws:a", "resource", "aws:c", "aws:d", "aws:e"].map((key) => ({ key, calls: 1 }));
    expect(hangsOn(keys, new Map([["aws:a", "aws:A"]]))).toBe("aws:A, what the call was about, aws:c and 2 more");
    expect(unseenOf({ unseen: "none" })).toBeNull();
    expect(unseenOf({ unseen: "all" })).toMatch(/nothing is known/);
  });
});

describe("a right-sized role", () => {
  const right = (action: string, fate: "used" | "unseen" | "unused") => ({ action, fate, why: "", calls: 0 });
  const policy = { name: "a", arn: null, before: "", after: "", kept: [], lines: [] };
  const answer: RightSizedAnswer = {
    ...{ account: "1", arn: "arn", why: null, gaps: [], tried: { calls: 0, untried: 0, denied: 0 } },
    policies: [
      { ...policy, rights: [right("s3:GetObject", "unseen"), right("sagemaker:CreateModel", "used")] },
      { ...policy, rights: [right("S3:getobject", "unseen"), right("glue:*", "unused")] },
    ],
    ...{ begin: "2026-09-01T00:00:00Z", to: "2026-11-27T00:00:00Z", silenceTells: true, allRegions: true },
    ...{ record: { days: 400, at: null }, recordUnread: null },
  };
  test("counts each right once, whatever its policies call it", () => {
    expect(fatesIn(answer)).toEqual({ used: 1, unseen: 1, unused: 1 });
  });

  test("says what its records leave open", () => {
    const from = "CloudTrail was read from 1 Sep 2026 to 27 Nov 2026";
    expect(limitsOf(answer, timesIn("UTC"))[0]).toBe(`${from}.`);
    expect(limitsOf(answer, timesIn("UTC")).join(" ")).toContain("newer than the list here");
    expect(limitsOf({ ...answer, silenceTells: false }, timesIn("UTC"))[0]).toContain(`${from}: not all of it`);
    expect(limitsOf({ ...answer, allRegions: false, silenceTells: false }, timesIn("UTC"))[1]).toMatch(
      /not read in every region/,
    );
    const unread = { begin: null, to: null, silenceTells: false, record: { days: 20, at: null } };
    expect(limitsOf({ ...answer, ...unread }, timesIn("UTC")).slice(0, 2)).toEqual([
      expect.stringMatching(/covers 20 days/),
      expect.stringMatching(/no time of which all of CloudTrail was read/),
    ]);
  });
});
