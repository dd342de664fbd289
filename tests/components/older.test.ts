import fc from "fast-check";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { activityParams, loadActivityState } from "#components/activity/search-params.ts";
import { refusedIn } from "#components/api/refused.ts";
import { askedActor, beginningOf, filtersOf, usualDays } from "#components/older/beginnings.ts";
import { NoPlace } from "#components/older/no-place.tsx";
import { type Beginning, formFields, olderParser } from "#components/older/older-address.ts";
import { configOf } from "#components/older/place-config.ts";
import { formOf, isSameQuestion, questionIn } from "#components/older/question-form.ts";
import { askingWords, cameOf, endedWords, soughtIn } from "#components/older/question-words.ts";
import { eventQuestion } from "#lib/activity/queries/question.ts";
import { placeOf, querySettings } from "#lib/scan/query-settings.ts";
import type { EventQueryOutcome } from "#lib/store/views.ts";

const now = new Date("2026-11-28T10:00:00Z");
const account = "111122223333";
const day = fc.oneof(
  fc
    .date({ min: new Date("1999-01-01"), max: new Date("2030-01-01"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  fc.constantFrom("", "2026-02-30", "yesterday", "2026-1-1"),
);
const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.string({ maxLength: 20 }),
  fc.constantFrom("", " ", "a;b%3Bc", "AKIAIOSFODNN7EXAMPLE", "198.51.100.7", "CreateUser", "us-east-1, eu-west-1"),
  fc.constant("x".repeat(1_025)),
);
const form = fc.record({
  ...{ of: fc.constant(account), from: day, to: day, about: text, actor: text },
  ...{ key: text, address: text, event: text, regions: text },
});

describe("a question in the address", () => {
  test("is understood as it was written, whatever is in it", () => {
    const beginning = fc.dictionary(fc.constantFrom(...formFields), fc.string({ unit: "binary", minLength: 1 }));
    fc.assert(
      fc.property(beginning, (said: Beginning) => {
        const written = olderParser.serialize(said);
        expect({ ...olderParser.parse(written) }).toEqual({ ...said });
        expect(refusedIn(activityParams, { older: written })).toEqual([]);
      }),
    );
  });

  test.each(["nobody:x", "from", "from:", "about:a;about:b", `about:${"x".repeat(1_025)}`, "about:50%"])(
    "%#: what is not understood is told",
    (older) => expect(refusedIn(activityParams, { older })).toHaveLength(1),
  );
});

describe("a form", () => {
  test("lets through what the API does, and says at a field what is wrong", () => {
    fc.assert(
      fc.property(form, (typed) => {
        const read = questionIn(typed);
        const sent = Object.entries(typed).flatMap(([name, value]) =>
          name === "of" || name === "regions" || value.trim() === "" ? [] : [[name, value] as const],
        );
        const regions = typed.regions.split(/[\s,;]+/).filter(Boolean);
        const { success } = eventQuestion.safeParse({
          ...Object.fromEntries(sent.map(([name, value]) => [name, value.trim()])),
          regions: [...new Set(regions)],
        });
        expect("question" in read).toBe(success);
        if ("question" in read) expect(eventQuestion.parse(read.question)).toEqual(read.question);
        else for (const why of Object.values(read.wrong)) expect(why).toMatch(/^[A-Z“].*\.$/su);
      }),
      { numRuns: 1_000 },
    );
  });

  test("begins with the 90 days that end where what is stored begins", () => {
    expect(usualDays("2026-08-30T14:00:00Z", now)).toEqual({ from: "2026-06-02", to: "2026-08-30" });
    expect(usualDays(null, now)).toEqual({ from: "2026-06-02", to: "2026-08-30" });
    expect(formOf({ about: "x" }, account, null, now)).toMatchObject({ about: "x", of: account, from: "2026-06-02" });
  });

  test("that is begun with any one day asks a question", () => {
    fc.assert(
      fc.property(fc.constantFrom("from", "to"), fc.integer({ min: 0, max: 3_000 }), (name, ago) => {
        const at = new Date(now.getTime() - ago * 24 * 3_600_000).toISOString().slice(0, 10);
        expect(questionIn(formOf({ [name]: at }, account, "2026-08-30T14:00:00Z", now))).toHaveProperty("question");
      }),
    );
  });
});

describe("filters of the events", () => {
  const stateOf = (query: Record<string, string>) => loadActivityState(new URLSearchParams(query));

  test("stand in the form", async () => {
    const arn = "arn:aws:sagemaker:us-east-1:111122223333:notebook-instance/x";
    const role = "arn:aws:iam::111122223333:role/DataScientist";
    const state = await stateOf({
      resource: arn,
      principal: role,
      address: "none",
      name: "CreateUser",
      from: "2026-11-20",
    });
    expect(beginningOf(state, now)).toEqual({ about: arn, actor: role, event: "CreateUser" });
    const older = await stateOf({ from: "2026-05-01", to: "2026-05-02T00:00:00Z", region: "us-east-1,eu-west-1" });
    const days = { from: "2026-05-01", to: "2026-05-01" };
    expect(beginningOf(older, now)).toEqual({ ...days, regions: "us-east-1, eu-west-1" });
    expect(askedActor({ principal: role, actor: "DataScientist/mia" })).toBe("mia");
    expect(askedActor({ actor: "sagemaker.amazonaws.com" })).toBeUndefined();
  });

  test("of a question are understood by the list", () => {
    fc.assert(
      fc.property(form, (typed) => {
        const read = questionIn(typed);
        if (!("question" in read)) return;
        const filters: Record<string, string> = filtersOf(read.question);
        expect(refusedIn(activityParams, filters).filter(({ name }) => name !== "q")).toEqual([]);
        expect(isSameQuestion(read.question, { ...read.question, regions: read.question.regions.toReversed() })).toBe(
          true,
        );
      }),
    );
  });
});

describe("the words", () => {
  const none: EventQueryOutcome = { bytes: null, kept: 0, known: 0, leftOut: {}, hasMore: false, why: null };
  test("never count what did not come, and say how much there is more", () => {
    const came = (outcome: Partial<EventQueryOutcome>) =>
      cameOf({ state: "completed", outcome: { ...none, ...outcome } });
    expect(came({ bytes: 3_200_000_000 })).toEqual(["It found no event.", "3.2 GB read."]);
    expect(came({ kept: 1_000, known: 204 })).toEqual(["1,204 events came, 1,000 of them new."]);
    expect(came({ leftOut: { "of other accounts": 3 } })).toEqual(["No event came that is kept."]);
    expect(came({ kept: 1, hasMore: true }).join(" ")).toMatch(/more than is kept/);
    expect(cameOf({ state: "running", outcome: none })).toEqual([]);
    expect(cameOf({ state: "failed", outcome: none })).toEqual([]);
  });

  test("say what is paid for", () => {
    const reads = { bytes: 3_200_000_000, isEstimated: true, why: null, dollars: 0.016 };
    expect(askingWords(reads)).toBe("Ask: reads about 3.2 GB, $0.02");
    expect(askingWords({ ...reads, isEstimated: false, dollars: 0.0001 })).toBe("Ask: reads 3.2 GB, less than $0.01");
    expect(askingWords({ ...reads, bytes: null, dollars: null })).toBe("Ask, whatever it reads");
  });

  test("say what was looked for, and how it ended", () => {
    const question = { from: "2026-05-01", to: "2026-05-02", regions: [], about: "x", event: "CreateUser" };
    expect(soughtIn(question)).toEqual([
      ["the call", "CreateUser"],
      ["about", "x"],
    ]);
    expect(endedWords({ state: "completed", outcome: { ...none, kept: 2 }, question })).toBe(
      "The question about 1 May 2026 – 2 May 2026 is answered: 2 new events.",
    );
  });
});

test("where nobody named a place, the settings to copy are such as are taken", () => {
  for (const kind of ["athena", "lake"] as const) {
    const { eventQueries } = JSON.parse(configOf(account, kind)) as { eventQueries: Record<string, object> };
    const named = z.strictObject(querySettings).parse(eventQueries[account]);
    expect(placeOf(named)).toBeDefined();
  }
  const shown = renderToStaticMarkup(createElement(NoPlace, { account }));
  expect(shown).toContain(`sagewarden query-events --account ${account} --table`);
  expect(shown).toContain(`sagewarden policy --queries ${account}`);
});
