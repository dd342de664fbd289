import fc from "fast-check";
import { expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { checkOf } from "#lib/checks/catalogue.ts";
import { readWaiverFile, writeWaiverFile } from "#lib/waivers/file.ts";
import { readMutelist } from "#lib/waivers/prowler.ts";
import { prowlerChecks } from "#lib/waivers/prowler-checks.ts";
import { writeMutelist } from "#lib/waivers/prowler-write.ts";
import { isWithin, type WaiverTarget, waiverScope } from "#lib/waivers/scope.ts";

const now = new Date("2026-11-28T12:00:00Z");

interface Muted {
  Regions: string[];
  Resources: string[];
  Tags?: string[];
  Exceptions?: { Accounts?: string[]; Regions?: string[]; Resources?: string[]; Tags?: string[] };
}
type Mutelist = { Mutelist: { Accounts: Record<string, { Checks: Record<string, Muted> }> } };

/** Prowler's own rules, in its order. Source: Prowler, prowler/lib/mutelist/mutelist.py, is_muted. */
function isMuted({ Mutelist: { Accounts } }: Mutelist, { account, check, region, name }: WaiverTarget): boolean {
  const found = (items: readonly string[], text: string) =>
    items.some((item) => new RegExp(item.replace(/^\*/, ".*").replace(/\(\?#.*?\)/, ""), "u").test(text));
  for (const one of ["*", account].filter((key) => Object.hasOwn(Accounts, key))) {
    let isMutedHere = false;
    for (const [key, { Regions, Resources, Exceptions = {} }] of Object.entries(Accounts[one]?.Checks ?? {})) {
      if (!found([key], check)) continue;
      const given = [
        [Exceptions.Accounts ?? [], account],
        [Exceptions.Regions ?? [], region],
        [Exceptions.Resources ?? [], name],
      ] as const;
      const excepted = given.map(([items, text]) => items.length > 0 && found(items, text));
      if (excepted.some(Boolean) && given.every(([items], at) => items.length === 0 || excepted[at])) break;
      if (found(Regions, region) && found(Resources, name)) isMutedHere = true;
    }
    if (isMutedHere) return true;
  }
  return false;
}

const accounts = ["111122223333", "444455556666"];
const names = ["churn", "churn-lab", "x.churn", "lab", "a1"];
const targets: (WaiverTarget & { id: string })[] = Object.entries(prowlerChecks).flatMap(([id, check]) =>
  accounts.flatMap((account) =>
    ["us-east-1", "eu-west-1"].flatMap((region) =>
      names.map((name) => {
        const arn = `arn:aws:sagemaker:${region}:${account}:${check.split("/")[0]}/${name}`;
        return { id, account, check, region, arn, name, tags: null };
      }),
    ),
  ),
);

const expression = fc.oneof(
  fc.constantFrom(
    "*",
    "churn",
    "^churn$",
    "churn|^a",
    "lab$",
    ".*lab",
    "*lab",
    "x.churn",
    "x\\.churn",
    "a.+",
    "note",
    "sagemaker",
    "",
    "a[0-9]",
    "(lab)",
    "lab*",
    "la?b",
    "churn\\d",
  ),
  fc.stringMatching(/^[a-z.*^$|-]{0,4}$/).filter((text) => !/^[*]|[*^|$][*]|(^|\|)\*/.test(text) && isExpression(text)),
);
const region = fc.constantFrom("*", "us-east-1", "^eu-", "eu-.*", "west", "us-east-1|eu-west-1", "eu-[a-z]+");
const list = (one: fc.Arbitrary<string>) => fc.array(one, { minLength: 1, maxLength: 2 });
const exceptions = fc.record(
  {
    Accounts: fc.array(fc.constantFrom(...accounts, "*"), { maxLength: 2 }),
    Regions: fc.array(region, { maxLength: 1 }),
    Resources: fc.array(expression, { maxLength: 2 }),
  },
  { requiredKeys: [] },
);
const muted: fc.Arbitrary<Muted> = fc.record(
  { Regions: list(region), Resources: list(expression), Exceptions: exceptions },
  { requiredKeys: ["Regions", "Resources"] },
);
const check = fc.constantFrom(
  ...Object.keys(prowlerChecks),
  "*",
  "sagemaker_notebook",
  "sagemaker_.*_vpc_settings_configured",
  "iam_user_x",
);
const checks = fc.record({ Checks: fc.dictionary(check, muted, { minKeys: 1, maxKeys: 3 }) });
const mutelist: fc.Arbitrary<Mutelist> = fc
  .dictionary(fc.constantFrom("*", ...accounts), checks, { minKeys: 1, maxKeys: 2 })
  .map((Accounts) => ({ Mutelist: { Accounts } }));

function isExpression(text: string): boolean {
  try {
    return Boolean(new RegExp(text, "u"));
  } catch {
    return false;
  }
}

test("what is taken over accepts what Prowler mutes, and nothing else", () => {
  let taken = 0;
  fc.assert(
    fc.property(mutelist, (given) => {
      const { waivers, leftOut } = readMutelist(stringify(given), "m.yaml", {}, now);
      taken += waivers.length;
      for (const { id, ...target } of targets) {
        const accepted = waivers.some(({ scope }) => isWithin(scope, target));
        const isMutedThere = isMuted(given, { ...target, check: id });
        if (leftOut.length === 0) expect([target, accepted]).toEqual([target, isMutedThere]);
        else if (accepted) expect([target, isMutedThere]).toEqual([target, true]);
      }
      expect(readWaiverFile(writeWaiverFile(waivers), "w.yaml", now).warnings).toEqual([]);
    }),
    { numRuns: 150 },
  );
  expect(taken).toBeGreaterThan(50);
});

const pattern = fc.constantFrom("churn", "churn*", "x.churn", "?1", "lab?", "a1", "c\\*");
const written = fc.record({
  checks: list(
    fc.constantFrom("notebook-instance/*", "model/in-vpc", "endpoint/is-monitored", "domain/uses-identity-center"),
  ),
  accounts: fc.array(fc.constantFrom(...accounts), { maxLength: 2 }),
  regions: fc.array(fc.constantFrom("us-*", "eu-west-1"), { maxLength: 1 }),
  resources: fc.array(pattern, { maxLength: 2 }),
});
const scope = fc
  .record({
    own: written,
    except: fc.option(
      written.map(({ checks: _, ...where }) => where),
      { nil: undefined },
    ),
  })
  .map(({ own, except }) => waiverScope.parse({ ...own, except }));

test("what is written mutes nothing that is not accepted, and all of it where nothing was left out", () => {
  fc.assert(
    fc.property(fc.array(scope, { minLength: 1, maxLength: 3 }), (scopes) => {
      const waivers = scopes.map((scope, at) => ({
        id: `w${at}`,
        scope,
        reason: "r",
        owner: "o",
        until: "2027-01-01",
      }));
      const { text, leftOut } = writeMutelist(waivers, now);
      const given = parse(text) as Mutelist;
      const isWhole = leftOut.every((one) => one.includes("has no twin"));
      for (const { id, ...target } of targets) {
        const accepted = scopes.some((scope) => isWithin(scope, target));
        const isMutedThere = isMuted(given, { ...target, check: id });
        if (isMutedThere) expect([target, accepted]).toEqual([target, true]);
        else if (isWhole && !scopes.some(({ except }) => except)) expect([target, accepted]).toEqual([target, false]);
      }
    }),
    { numRuns: 100 },
  );
});

test("every check that has a twin is one of ours, and each has one", () => {
  const ours = Object.values(prowlerChecks);
  expect(ours.filter((id) => checkOf(id)?.id !== id)).toEqual([]);
  expect(new Set(ours).size).toBe(ours.length);
});

const entry = (check: string, muted: Partial<Muted> & { Description?: string }, account = "*") =>
  stringify({
    Mutelist: { Accounts: { [account]: { Checks: { [check]: { Regions: ["*"], Resources: ["*"], ...muted } } } } },
  });

test.each([
  ["a check that is not here", entry("s3_bucket_x", {}), "line 5, s3_bucket_x of *: no check here asks the same."],
  [
    "an expression no pattern says",
    entry("sagemaker_models_vpc_settings_configured", { Resources: ["a[0-9]+"] }),
    "no pattern says",
  ],
  ["tags", entry("sagemaker_models_vpc_settings_configured", { Tags: ["a=b"] }), "looks for tags"],
  [
    "a name of what is named otherwise",
    entry("sagemaker_domain_sso_configured", { Resources: ["x"] }),
    "a domain is not known",
  ],
  ["an account with another name", entry("*", {}, "prod"), "twelve digits"],
])("%s is left out by name", (_, text, why) => {
  const { waivers, leftOut } = readMutelist(text, "m.yaml", {}, now);
  expect(waivers).toEqual([]);
  expect(leftOut).toEqual([expect.stringContaining(why)]);
});

test("a description becomes the reason, and the owner and last day are as they are asked for", () => {
  const text = entry("sagemaker_models_vpc_settings_configured", { Description: "Public data." });
  const { waivers } = readMutelist(text, "m.yaml", { owner: "Ada", until: "2027-01-01" }, now);
  expect(waivers).toEqual([expect.objectContaining({ reason: "Public data.", owner: "Ada", until: "2027-01-01" })]);
  expect(() => readMutelist("Mutelist: {Accounts: {x: 1}}", "m.yaml", {}, now)).toThrow("line 1: Mutelist.Accounts.x");
});
