import { expect, test } from "vitest";
import { type AccessRow, chosenPrincipals } from "#components/access/principal-row.ts";
import { letsInWords, powerLines, shortPrincipal, usedByWords } from "#components/access/words.ts";
import type { ReachCount } from "#lib/analysis/iam/blast-radius.ts";

const row = (name: string, more: Partial<AccessRow> = {}): AccessRow => ({
  arn: `arn:aws:iam::111122223333:role/${name}`,
  account: "111122223333",
  standing: null,
  name,
  type: "role",
  unread: null,
  administrator: "no",
  via: null,
  usedBy: [],
  letsIn: { services: ["sagemaker.amazonaws.com"], accounts: [], federated: [], outside: [] },
  reach: [],
  assumes: { count: 0, doubtful: 0, unknown: 0 },
  passes: { count: 0, doubtful: 0, unknown: 0 },
  mfa: null,
  hasPassword: null,
  unused: { never: 0, of: 3, days: 400 },
  lastUsed: null,
  ...more,
});
const reach = (verb: ReachCount["verb"], kind: string, counts: Partial<ReachCount>): ReachCount => {
  return { verb, kind, total: 7, allowed: 0, conditional: 0, unknown: 0, ...counts };
};

const rows = [
  row("user-b", { type: "user", letsIn: null, mfa: "no", hasPassword: true, unused: null }),
  row("idle"),
  row("busy", { usedBy: [{ kind: "notebook-instance", count: 12 }], unused: { never: 2, of: 3, days: 400 } }),
  row("root", { usedBy: [{ kind: "model", count: 1 }], administrator: "outright" }),
  row("over", {
    via: { role: "r", how: "pass", isSure: true },
    reach: [reach("open", "notebook-instance", { allowed: 3 })],
  }),
  row("hidden", { unread: "It could not be read.", administrator: "unknown", letsIn: null, unused: null }),
];
const names = (filter: Partial<Parameters<typeof chosenPrincipals>[1]>) =>
  chosenPrincipals(rows, { account: "111122223333", ...filter }).map(({ name }) => name);

test("roles in use stand first and users last, and of each the worst first", () => {
  expect(names({})).toEqual(["root", "busy", "over", "hidden", "idle", "user-b"]);
  expect(names({ sort: "worst" })).toEqual(["root", "over", "hidden", "busy", "idle", "user-b"]);
  expect(names({ sort: "name" })).toEqual(["busy", "hidden", "idle", "over", "root", "user-b"]);
});

test("each filter lets through what it says, and what is not known is none of the others", () => {
  expect(names({ may: ["administrate"] })).toEqual(["root"]);
  expect(names({ may: ["become-administrator", "open-workspaces"] })).toEqual(["over"]);
  expect(names({ may: ["not-known"] })).toEqual(["hidden"]);
  expect(names({ mfa: ["no"] })).toEqual(["user-b"]);
  expect(names({ lets: ["unread"] })).toEqual(["hidden"]);
  expect(names({ unused: true })).toEqual(["busy"]);
  expect(names({ unused: false })).toEqual(["root", "over", "idle"]);
  expect(names({ type: ["user"] })).toEqual(["user-b"]);
  expect(names({ q: " BUS" })).toEqual(["busy"]);
});

test("what uses a role, or whether it gets at another, is not known where it could not be read", () => {
  const unused = row("r", { usedBy: null });
  const hop = row("h", { assumes: { count: 0, doubtful: 0, unknown: 1 } });
  expect(usedByWords(unused)).toBe("what uses it is not known");
  expect(powerLines(hop).map(({ text, tone }) => [text, tone])).toEqual([["1 answer is not known", "unknown"]]);
  const account = "111122223333";
  const all = chosenPrincipals([row("none"), unused, hop], { account, may: ["not-known"] });
  expect(all.map(({ name }) => name)).toEqual(["r", "h"]);
  expect(chosenPrincipals([hop], { account, may: ["assume-roles"] })).toEqual([]);
});

test("what somebody may is told in words, the worst first, and what is not known with it", () => {
  const lines = (more: Partial<AccessRow>) => powerLines(row("r", more)).map(({ text }) => text);
  expect(lines({})).toEqual([]);
  expect(lines({ unread: "It could not be read." })).toEqual(["not known: its policies could not be read"]);
  expect(lines({ administrator: "unknown" })).toEqual(["whether it is administrator is not known"]);
  expect(
    lines({
      administrator: "becomes",
      reach: [
        reach("read", "s3-bucket", { allowed: 2, conditional: 1, unknown: 4 }),
        reach("open", "user-profile", { allowed: 7 }),
      ],
    }),
  ).toEqual([
    "can make itself administrator",
    "opens 7 of 7 user profiles",
    "reads 3 of 7 S3 buckets",
    "4 answers are not known",
  ]);
});

test("those who use a role and those whom it lets in are named shortly", () => {
  expect(rows.slice(0, 3).map(usedByWords)).toEqual(["", "used by nothing live", "used by 12 notebook instances"]);
  expect(letsInWords(row("r"))).toBe("sagemaker");
  expect(letsInWords(row("r", { letsIn: null }))).toBe("not known");
  expect(shortPrincipal("arn:aws:iam::111122223333:root")).toBe("account 111122223333");
  expect(shortPrincipal("arn:aws:iam::111122223333:saml-provider/okta")).toBe("okta");
  expect(shortPrincipal("*")).toBe("anyone");
});
