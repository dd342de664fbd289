import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fatesIn, limitsOf, type RightSizedAnswer } from "#components/access/right-sized-row.ts";
import { hangsOn, leftOutOf, spanOf, unseenOf, verdictOn } from "#components/guardrails/tried-words.ts";
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
        fc.constantFrom(null, "2026-09-01T00:00:00Z"),
        (denied, undecided, through, failed, begin) => {
          const said = verdictOn(triedOf(denied, undecided, through, failed), begin);
          expect(/all \d+ would have gone through/.test(said)).toBe(
            begin !== null && denied + undecided === 0 && through > 0,
          );
          expect(/would have been denied/.test(said) && begin !== null).toBe(begin !== null && denied > 0);
          if (begin === null) expect(said).toMatch(/nothing can be said/);
          else if (undecided > 0) expect(said).toMatch(/the record does not tell/);
        },
      ),
    );
  });

  test("is over the time that was asked for, or begins later", () => {
    expect(spanOf("2026-09-20T00:00:00Z", "2026-08-29T00:00:00Z")).toContain("20 Sep 2026");
    expect(spanOf("2025-09-20T00:00:00Z", "2026-08-29T00:00:00Z")).toContain("29 Aug 2026");
    expect(spanOf(null, "2026-08-29T00:00:00Z")).toBe("CloudTrail was not read yet.");
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
    ...{ begin: "2026-09-01T00:00:00Z", allRegions: true, record: { days: 400, at: null }, recordUnread: null },
  };
  test("counts each right once, whatever its policies call it", () => {
    expect(fatesIn(answer)).toEqual({ used: 1, unseen: 1, unused: 1 });
  });

  test("says what its records leave open", () => {
    expect(limitsOf(answer)).toHaveLength(3);
    expect(limitsOf({ ...answer, allRegions: false })[0]).toMatch(/not read in every region/);
    expect(limitsOf({ ...answer, begin: null, record: { days: 20, at: null } }).slice(0, 2)).toEqual([
      expect.stringMatching(/covers 20 days/),
      expect.stringMatching(/not read yet/),
    ]);
  });
});
