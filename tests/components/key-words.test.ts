import { expect, test } from "vitest";
import { keyLabel, keysNote, sessionLabel } from "#components/activity/key-words.ts";
import { timesIn } from "#lib/format-times.ts";
import type { KeyFacets, UsedKey } from "#lib/store/views.ts";

const utc = timesIn("UTC");
const used = (key: string, more: Partial<UsedKey> = {}): UsedKey => ({
  ...{ key, actor: "AWSReservedSSO_DataScientist_5d0f8c1b9a3e7426/mia", began: null, count: 3 },
  ...more,
});
const facets = (more: Partial<KeyFacets> = {}): KeyFacets => ({
  sessions: { rows: [used("ASIAEXAMPLEWXYZ")], all: 1 },
  own: { rows: [], all: 0 },
  calls: 1200,
  isCut: false,
  ...more,
});

test("a session is called by when it began and who, a key by its end and whose it is", () => {
  expect(sessionLabel(used("ASIAEXAMPLEWXYZ", { began: "2026-11-22T15:04:09.000Z" }), utc)).toBe("22 Nov 15:04, mia");
  expect(sessionLabel(used("ASIAEXAMPLEWXYZ"), utc)).toBe("…WXYZ, mia");
  expect(keyLabel(used("AKIAEXAMPLEWXYZ", { actor: "deploy" }))).toBe("…WXYZ of deploy");
});

test("what was counted is said, and what was not", () => {
  expect(keysNote(facets(), "sessions", false)).toBe("Counted in 1,200 events. Other filters do not narrow this.");
  expect(keysNote(facets(), "own", true)).toBe("No key is in 1,200 events of the time on screen.");
  const cut = facets({ calls: 20_000, isCut: true, sessions: { rows: [used("ASIA")], all: 340 } });
  expect(keysNote(cut, "sessions", true)).toBe(
    "The 1 with most calls of 340 sessions in the newest 20,000 events of the time on screen: there may be older ones of more. Other filters do not narrow this.",
  );
});
