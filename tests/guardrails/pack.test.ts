import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Caller } from "#lib/analysis/iam/conditions.ts";
import { evaluate } from "#lib/analysis/iam/evaluation.ts";
import { parsePolicy } from "#lib/analysis/iam/policy.ts";
import type { Guardrail } from "#lib/checks/fixes.ts";
import { choicesFrom } from "#lib/guardrails/choices.ts";
import { packFormats, renderPack, warningsOf } from "#lib/guardrails/formats.ts";
import type { Guarded } from "#lib/guardrails/guarded.ts";
import { limits, type Pack, packed } from "#lib/guardrails/pack.ts";
import type { Choices } from "#lib/guardrails/statements.ts";

/* Past 300 lines, since every size, choice and word is asked of the same few statements. */

const nobody: Choices = { exceptRoles: [], subnets: [] };
const account = "111122223333";
const breakGlass = `arn:aws:iam::*:role/break-glass*`;

const actions = ["sagemaker:CreateModel", "sagemaker:CreateEndpoint", "s3:GetObject", "s3:*", "iam:AttachRolePolicy"];
const keys = [
  "sagemaker:RootAccess",
  "sagemaker:VpcSubnets",
  "iam:PolicyARN",
  "aws:SecureTransport",
  "aws:ResourceAccount",
];
const values = [
  "Enabled",
  "Disabled",
  "subnet-1",
  "true",
  "false",
  account,
  "arn:aws:iam::aws:policy/A",
  "arn:aws:iam::aws:policy/B*",
];
const operators = [
  ...[
    "StringEquals",
    "StringNotEquals",
    "StringEqualsIfExists",
    "StringNotEqualsIfExists",
    "StringLike",
    "StringNotLike",
  ],
  ...[
    "ForAnyValue:StringEquals",
    "ForAnyValue:StringNotEquals",
    "ForAllValues:StringEquals",
    "ForAllValues:StringNotEquals",
  ],
  ...["ArnEquals", "ArnLike", "ArnNotLike", "Bool", "BoolIfExists", "Null"],
];

const oneOrMore = (all: readonly string[]) => fc.uniqueArray(fc.constantFrom(...all), { minLength: 1, maxLength: 3 });
const test1 = fc.record({
  operator: fc.constantFrom(...operators),
  key: fc.constantFrom(...keys),
  values: oneOrMore(values),
});

/** Few words, so that many statements are alike but for one thing. */
const guardrail = fc
  .record({
    Sid: fc.constantFrom("DenyA", "DenyB", "Deny-C", "DenyA2"),
    Action: oneOrMore(actions),
    Resource: fc.constantFrom("*", "arn:aws:s3:::lake/*", "arn:aws:s3:::pond/*"),
    tests: fc.array(test1, { minLength: 1, maxLength: 2 }),
  })
  .map(({ tests, ...rest }): Guardrail => {
    const Condition: Guardrail["Condition"] = {};
    for (const { operator, key, values: wanted } of tests) {
      const flag = /^(Bool|Null)/.test(operator);
      Condition[operator] = {
        ...Condition[operator],
        [key]: flag ? (wanted[0] === "true" ? "true" : "false") : wanted,
      };
    }
    return { ...rest, Effect: "Deny", Condition };
  });

const guardedOf = (all: readonly Guardrail[]): Guarded[] =>
  all.map((one, at) => ({
    check: `kind/check-${at}`,
    title: `Bad ${at}`,
    guardrails: [one],
    isOpen: false,
    live: at,
    records: 1,
  }));

const request = fc.record({
  action: fc.constantFrom(...actions.filter((one) => !one.includes("*")), "s3:PutObject", "sagemaker:ListModels"),
  resource: fc.constantFrom("arn:aws:s3:::lake/red", "arn:aws:s3:::pond/blue", "arn:aws:s3:::sea/green"),
  principal: fc.constantFrom("trainer", "break-glass-1"),
  brings: fc.dictionary(fc.constantFrom(...keys), oneOrMore(values.map((one) => one.replace("*", "C"))), {
    maxKeys: 4,
  }),
});
type Request = typeof request extends fc.Arbitrary<infer R> ? R : never;

const parsed = (document: object) => {
  const statements = parsePolicy(JSON.stringify(document));
  if (!statements) throw new Error(`No policy: ${JSON.stringify(document)}`);
  return statements;
};
const allowAll = parsed({ Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] });

/** What becomes of a request that all other policies allow. */
function answered(documents: { scp: object[]; rcp: object[] }, { action, resource, principal, brings }: Request) {
  const arn = `arn:aws:iam::${account}:role/${principal}`;
  const known = new Map(
    Object.entries({ ...brings, "aws:PrincipalArn": [arn] }).map(([key, value]) => [key.toLowerCase(), value]),
  );
  const context: Caller = (key) => [known.get(key) ?? "absent"];
  return evaluate(
    {
      identity: [allowAll],
      service: [[allowAll, ...documents.scp.map(parsed)]],
      resourceControl: documents.rcp.map(parsed),
    },
    { action, resource, owner: account, principal: `arn:aws:sts::${account}:assumed-role/${principal}/s`, context },
  ).answer;
}

const documentsOf = ({ policies }: Pack) => {
  const of = (type: "scp" | "rcp") => policies.flatMap((one) => (one.type === type ? [one.document] : []));
  return { scp: of("scp"), rcp: of("rcp") };
};

describe("the pack", () => {
  test("denies a request when one of its guardrails alone does, and no other; to the excepted role nothing", () => {
    const counts: Record<string, number> = {};
    fc.assert(
      fc.property(
        fc.array(guardrail, { minLength: 1, maxLength: 8 }),
        fc.array(request, { minLength: 10, maxLength: 10 }),
        fc.boolean(),
        (all, requests, hasException) => {
          const choices = { ...nobody, exceptRoles: hasException ? [breakGlass] : [] };
          const documents = documentsOf(packed(guardedOf(all), choices, []));
          for (const one of requests) {
            const alone = all.map((single) => answered({ scp: [{ Statement: [single] }], rcp: [] }, one));
            const isExcepted = hasException && one.principal.startsWith("break-glass");
            // Of a key with several values that is asked for one, neither says anything: then both are as unsure.
            const wanted = isExcepted
              ? "allowed"
              : alone.includes("denied")
                ? "denied"
                : (alone.find((answer) => answer !== "allowed") ?? "allowed");
            expect(answered(documents, one)).toBe(wanted);
            counts[wanted] = (counts[wanted] ?? 0) + 1;
          }
        },
      ),
      { numRuns: 400 },
    );
    expect(counts.denied).toBeGreaterThan(200);
    expect(counts.allowed).toBeGreaterThan(200);
  });

  test("is of policies that AWS takes, none of which would fit into another, each statement traced to its checks", () => {
    fc.assert(
      fc.property(fc.array(guardrail, { minLength: 1, maxLength: 60 }), fc.nat(4_000), (all, length) => {
        const long = all.map((one, at) => ({ ...one, Resource: `arn:aws:s3:::${"x".repeat(length)}${at}/*` }));
        const guarded = guardedOf(long);
        const pack = packed(guarded, nobody, []);
        for (const { type, size, document, name } of pack.policies) {
          expect(size).toBe(JSON.stringify(document).length);
          expect(size).toBeLessThanOrEqual(limits[type].characters);
          for (const other of pack.policies) {
            if (other.name === name || other.type !== type) continue;
            const both = { ...document, Statement: [...document.Statement, ...other.document.Statement] };
            expect(JSON.stringify(both).length).toBeGreaterThan(limits[type].characters);
          }
        }
        const statements = pack.policies.flatMap(({ document }) => document.Statement);
        const sids = statements.map(({ Sid }) => Sid);
        expect(new Set(sids).size).toBe(sids.length);
        for (const sid of sids) expect(sid).toMatch(/^[A-Za-z0-9]+$/);
        expect(pack.statements.map(({ sid }) => sid).toSorted()).toEqual(sids.toSorted());
        const traced = new Set(pack.statements.flatMap(({ checks }) => checks.map(({ check }) => check)));
        expect([...traced].toSorted()).toEqual(guarded.map(({ check }) => check).toSorted());
      }),
      { numRuns: 60 },
    );
  });

  const equal = (Sid: string, policy: string): Guardrail => ({
    ...{ Sid, Effect: "Deny", Action: "iam:AttachRolePolicy", Resource: "*" },
    Condition: { ArnEquals: { "iam:PolicyARN": policy } },
  });

  test("says in one statement what two say of two actions, or of two values", () => {
    const { policies } = packed(guardedOf([equal("DenyA", "arn:a"), equal("DenyB", "arn:b")]), nobody, []);
    expect(policies.flatMap(({ document }) => document.Statement)).toEqual([
      { ...equal("DenyAAndMore", ""), Condition: { ArnEquals: { "iam:PolicyARN": ["arn:a", "arn:b"] } } },
    ]);
  });

  const subnets: Guardrail = {
    ...{ Sid: "DenyOpen", Effect: "Deny", Action: "sagemaker:CreateDomain", Resource: "*" },
    Condition: { "ForAnyValue:StringNotEquals": { "sagemaker:VpcSubnets": ["SUBNET_ID"] } },
  };

  test("leaves out what would deny everything until somebody names the subnets", () => {
    const guarded = guardedOf([subnets]);
    const open = packed(guarded, nobody, []);
    expect(open).toMatchObject({ policies: [], unchosen: [{ guardrail: "DenyOpen", check: "kind/check-0" }] });
    expect(warningsOf(open).join()).toContain("Left out until you name the subnets that are private: DenyOpen.");
    const chosen = packed(guarded, { ...nobody, subnets: ["subnet-0a1b2c3d", "subnet-11111111"] }, []);
    expect(chosen.unchosen).toEqual([]);
    expect(JSON.stringify(chosen.policies)).toContain('["subnet-0a1b2c3d","subnet-11111111"]');
  });

  test("tells what it will refuse, what cannot be prevented, and how many policies are too many", () => {
    const without: Guarded = { check: "kind/other", title: "Bad", guardrails: [], isOpen: false, live: 3, records: 0 };
    const large = Array.from({ length: 12 }, (_, at) => ({
      ...equal(`Deny${at}`, "arn:a"),
      Resource: `arn:${"x".repeat(9_000)}${at}`,
    }));
    const pack = packed([without, ...guardedOf(large)], nobody, []);
    expect(pack.withoutGuardrail).toEqual([{ check: "kind/other", title: "Bad" }]);
    expect(pack.beyondLimit).toEqual({ scp: 3, rcp: 0 });
    expect(warningsOf(pack)).toEqual([
      expect.stringMatching(/^66 live findings of today could not be made again/),
      expect.stringContaining("test account first"),
      expect.stringMatching(/^1 failing check cannot be prevented/),
      expect.stringMatching(/^3 SCPs more than one account can have/),
    ]);
  });
});

describe("what people choose for it", () => {
  test.each([
    "",
    "*",
    "arn:aws:iam::*:role/*",
    "arn:aws:iam::*:role/**?",
    "arn:aws:iam::111122223333:user/ana",
    "arn:aws:iam::1:role/break-glass",
    'arn:aws:iam::*:role/x"}',
    ["arn:aws:iam::*:role/$", "{aws:PrincipalAccount}"].join(""),
  ])("%j is no role that nothing is denied to", (role) => {
    expect(() => choicesFrom([role], [])).toThrow("is no role that could be excepted");
  });

  test("roles and subnets are taken as they are", () => {
    const roles = [breakGlass, "arn:aws-us-gov:iam::111122223333:role/path/Break.Glass"];
    expect(choicesFrom(roles, ["subnet-0a1b2c3d"])).toEqual({ exceptRoles: roles, subnets: ["subnet-0a1b2c3d"] });
    expect(() => choicesFrom([], ["SUBNET_ID"])).toThrow('"SUBNET_ID" is no id of a subnet.');
  });
});

test("every format holds all documents, and no template that was not meant", () => {
  fc.assert(
    fc.property(
      fc.array(guardrail, { maxLength: 6 }),
      fc.constantFrom(["$", "{path.root}"].join(""), ["$$", "{x}"].join(""), "%{if x}"),
      (all, evil) => {
        const pack = packed(guardedOf(all.map((one) => ({ ...one, Resource: evil }))), nobody, []);
        const texts = new Map(packFormats.map((format) => [format, renderPack(format, pack)]));
        expect(JSON.parse(texts.get("json") ?? "")).toEqual(pack);
        expect(JSON.parse(texts.get("iam") ?? "")).toEqual(pack.policies.map(({ document }) => document));
        const { Resources } = JSON.parse(texts.get("cloudformation") ?? "") as {
          Resources: Record<string, { Properties: { Content: object } }>;
        };
        expect(Object.values(Resources).map(({ Properties }) => Properties.Content)).toEqual(
          pack.policies.map(({ document }) => document),
        );
        const terraform = texts.get("terraform") ?? "";
        expect(terraform).not.toMatch(/(^|[^$])\$\{|(^|[^%])%\{/m);
        const contents = [...terraform.matchAll(/jsonencode\((\{[\s\S]*?\n {2}\})\)/g)].map(([, text = ""]) =>
          JSON.parse(text.replaceAll("$${", "${").replaceAll("%%{", "%{")),
        );
        expect(contents).toEqual(pack.policies.map(({ document }) => document));
      },
    ),
    { numRuns: 60 },
  );
});

describe("what is told of the findings of today", () => {
  const guardedBy = (check: string, live: number, ...guardrails: Guardrail[]): Guarded => {
    return { check, title: `Bad ${check}`, guardrails, isOpen: false, live, records: 0 };
  };
  const create: Guardrail = {
    ...{ Sid: "DenyMade", Effect: "Deny", Action: "sagemaker:CreateModel", Resource: "*" },
    Condition: { Null: { "sagemaker:VpcSubnets": "true" } },
  };
  const update: Guardrail = { ...create, Sid: "DenyChanged", Action: ["sagemaker:UpdateSpace"] };
  const said = (...guarded: Guarded[]) => {
    const pack = packed(guarded, nobody, []);
    const refuses = new Map(pack.statements.flatMap(({ checks }) => checks.map((one) => [one.check, one.refuses])));
    return { warnings: warningsOf(pack).filter((one) => one.includes("live finding")), refuses: [...refuses.values()] };
  };

  test("what only its making is refused of may be changed to the same, and nothing else is claimed", () => {
    expect(said(guardedBy("a/b", 3, create))).toEqual({
      refuses: ["made"],
      warnings: [
        "3 live findings of today could not be made again: what is there goes on as it is, and is refused when it is next made anew.",
      ],
    });
    expect(said(guardedBy("a/b", 1, create, update)).warnings).toEqual([
      expect.stringMatching(/^1 live finding of today .* made anew, or changed to the same\.$/),
    ]);
    expect(said(guardedBy("a/b", 3, create), guardedBy("a/c", 1_200, update)).warnings).toEqual([
      expect.stringMatching(/^1,203 live findings .* made anew; for 1,200 of them also when something is changed to/),
    ]);
  });

  test("what is only limited is not said to be refused", () => {
    const limited = said(guardedBy("a/b", 4, { ...create, onlyLimits: true }));
    expect(limited.refuses).toEqual(["limited"]);
    expect(limited.warnings).toEqual([expect.stringMatching(/^4 live findings of today could be made again/)]);
    // Some key is asked for, and not whose.
    expect(said(guardedBy("a/volume-key-is-customer-managed", 4, create)).refuses).toEqual(["limited"]);
  });

  test("a check that waits for subnets is not counted, though one of its statements is in the pack", () => {
    const main = {
      ...create,
      Sid: "DenyOpen",
      Condition: { StringNotEquals: { "sagemaker:VpcSubnets": "SUBNET_ID" } },
    };
    const waiting = said(guardedBy("a/b", 7, main, create), guardedBy("a/c", 2, update));
    expect(waiting.refuses.toSorted()).toEqual(["changed", "part"]);
    expect(waiting.warnings).toEqual([expect.stringMatching(/^2 live findings/)]);
  });

  test("a statement that no policy has room for is told", () => {
    const huge = { ...create, Resource: `arn:aws:s3:::${"x".repeat(limits.scp.characters)}/*` };
    const pack = packed([guardedBy("a/b", 1, huge)], nobody, []);
    expect(warningsOf(pack)).toContainEqual(
      expect.stringMatching(
        /^AWS refuses sagewarden-scp-1: one statement makes it 10,\d{3} characters long, and it may/,
      ),
    );
    expect(warningsOf(packed([guardedBy("a/b", 1, create)], nobody, [])).join()).not.toContain("AWS refuses");
  });
});
