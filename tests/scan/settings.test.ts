import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { adjustable, defaultOptions, sharedOptions } from "#lib/checks/options.ts";
import { AppError, explain } from "#lib/errors.ts";
import { readSettings, settingsIn } from "#lib/scan/settings.ts";
import { limitsOf } from "#lib/signals/over-time/fold.ts";
import { patterns } from "#lib/signals/patterns/index.ts";

const folder = mkdtempSync(join(tmpdir(), "sagewarden-config-"));
afterAll(() => rmSync(folder, { recursive: true }));

const file = "sagewarden.config.json";
const scaling = "endpoint-config/more-than-one-instance";
const read = (config: unknown) => settingsIn(JSON.stringify(config), file).checkOptions;
const saidOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    expect(error).toBeInstanceOf(AppError);
    return explain(error);
  }
  throw new Error("It was not refused.");
};

test("a file of every check's defaults is the same as no file, and as an empty one", () => {
  expect(read({ checks: defaultOptions })).toEqual(defaultOptions);
  expect(read({})).toEqual(defaultOptions);
  expect(read({ checks: Object.fromEntries(adjustable.map(({ id }) => [id, {}])) })).toEqual(defaultOptions);
});

test("what is set is set, and every other option is its default", () => {
  const named = join(folder, "set.json");
  writeFileSync(named, JSON.stringify({ checks: { [scaling]: { minimumInstances: 3 } } }));
  expect(readSettings({ configFile: named }).checkOptions).toEqual({
    ...defaultOptions,
    [scaling]: { minimumInstances: 3 },
  });
});

test("limits of signals are set by name, each other is its default, and what no pattern takes is refused", () => {
  const limits = (signals: unknown) => settingsIn(JSON.stringify({ signals }), file).signalLimits;
  const defaults = Object.fromEntries(patterns.map((pattern) => [pattern.id, limitsOf(pattern, {})]));
  expect(limits({})).toEqual(defaults);
  expect(limits(defaults)).toEqual(defaults);
  const burst = "deletions-in-a-burst";
  expect(limits({ [burst]: { calls: 30 } })).toEqual({ ...defaults, [burst]: { ...defaults[burst], calls: 30 } });
  expect(saidOf(() => limits({ "deletions-in-burst": {} }))).toContain(`Did you mean ${burst}?`);
  expect(saidOf(() => limits({ [burst]: { calls: 1 } }))).toContain("a whole number from 2 to 400");
  expect(saidOf(() => limits({ [burst]: { call: 3 } }))).toContain("Did you mean calls?");
});

test("logs of a trail are allowed account by account, and nothing that would mean something else in a policy is taken", () => {
  const logs = (trailLogs: unknown) => settingsIn(JSON.stringify({ trailLogs }), file).trailLogs;
  const account = "482915630174";
  const place = { bucket: "the-trail", region: "eu-west-1" };
  expect(settingsIn("{}", file).trailLogs).toEqual({});
  const whole = {
    ...place,
    prefix: "audit/all",
    organizationId: "o-abcdefghij",
    kmsKey: `arn:aws:kms:eu-west-1:${account}:key/k`,
  };
  expect(logs({ [account]: whole })).toEqual({ [account]: whole });
  expect(saidOf(() => logs({ "1234": place }))).toContain("a number of twelve digits");
  expect(saidOf(() => logs({ [account]: { bucket: "the-trail" } }))).toContain(`trailLogs of ${account} has no region`);
  expect(saidOf(() => logs({ [account]: { region: "eu-west-1" } }))).toContain("has no bucket");
  expect(saidOf(() => logs({ [account]: { ...place, prefx: "a" } }))).toContain("Did you mean prefix?");
  for (const wrong of [
    { bucket: "the-*" },
    { bucket: "The" },
    { prefix: "a/" },
    { prefix: "/a" },
    { prefix: "*" },
    { prefix: "$" + "{aws:username}" },
    { prefix: "a?" },
    { region: "nowhere" },
    { organizationId: "o" },
    { kmsKey: "*" },
    { kmsKey: "alias/key" },
  ]) {
    expect(saidOf(() => logs({ [account]: { ...place, ...wrong } }))).toContain(
      `${Object.keys(wrong)[0]} of trailLogs`,
    );
  }
});

describe("places that reports may be brought to", () => {
  const places = (destinations: unknown) =>
    settingsIn(JSON.stringify({ reports: { destinations } }), file).destinations;
  const account = "482915630174";
  const share = { folder: "/srv/reports" };
  const vault = {
    ...{ bucket: "the-vault", region: "eu-west-1", owner: account, prefix: "a/b/", profile: "writer" },
    ...{
      kmsKey: `arn:aws:kms:eu-west-1:${account}:key/k`,
      roleArn: `arn:aws:iam::${account}:role/x/y`,
      externalId: "e:1",
    },
  };
  const chat = { webhook: "https://hooks.example.com/T0KEN?key=s3cret", secretVariable: "CHAT_SECRET" };

  test("are named, each of one kind", () => {
    expect(settingsIn("{}", file).destinations).toEqual([]);
    expect(places({})).toEqual([]);
    expect(places({ share, "vault-2": vault, chat, here: { webhook: "http://127.0.0.1:8080/" } })).toEqual([
      { name: "share", type: "folder", ...share },
      { name: "vault-2", type: "bucket", ...vault },
      { name: "chat", type: "webhook", url: chat.webhook, secretVariable: "CHAT_SECRET" },
      { name: "here", type: "webhook", url: "http://127.0.0.1:8080/" },
    ]);
  });

  test.each([
    ["a name that is none", { "My share": share }, 'a destination is called "My share"'],
    ["two kinds", { one: { ...share, ...chat } }, "the destination one must name one place"],
    ["no kind", { one: {} }, "the destination one must name one place"],
    ["no object", { one: "/srv" }, "the destination one must be an object"],
    ["a path from nowhere", { one: { folder: "reports" } }, "folder of the destination one"],
    ["no owner", { one: { ...vault, owner: undefined } }, 'the destination one has no "owner"'],
    ["no region", { one: { ...vault, region: undefined } }, 'the destination one has no "region"'],
    ["an external id for nobody", { one: { ...vault, roleArn: undefined } }, 'has an "externalId" and no "roleArn"'],
    ["an owner that is none", { one: { ...vault, owner: "12" } }, "owner of the destination one"],
    ["a bucket of stars", { one: { ...vault, bucket: "the-*" } }, "bucket of the destination one"],
    ["a prefix without its slash", { one: { ...vault, prefix: "a" } }, "prefix of the destination one"],
    [
      "a prefix that is a variable",
      { one: { ...vault, prefix: "$" + "{aws:username}/" } },
      "prefix of the destination one",
    ],
    ["a key that is a star", { one: { ...vault, kmsKey: "*" } }, "kmsKey of the destination one"],
    ["a role that is none", { one: { ...vault, roleArn: "admin" } }, "roleArn of the destination one"],
    ["a misspelt option", { one: { ...vault, prefx: "a/" } }, "Did you mean prefix?"],
  ])("with %s are refused with the place", (_, destinations, said) => {
    const told = saidOf(() => places(destinations));
    for (const word of [file, said]) expect(told).toContain(word);
  });

  test.each([
    ["without TLS", { ...chat, webhook: "http://hooks.example.com/T0KEN" }, "webhook of"],
    ["with a password", { ...chat, webhook: "https://u:s3cret@hooks.example.com/" }, "webhook of"],
    ["that is no address", { ...chat, webhook: "T0KEN" }, "webhook of"],
    ["that is a list", { ...chat, webhook: ["https://hooks.example.com/T0KEN"] }, "webhook of"],
    ["with the secret itself", { ...chat, secretVariable: "whsec_s3cret" }, "secretVariable of"],
    ["with the secret beside it", { ...chat, secret: "s3cret" }, 'no option "secret"'],
  ])("a webhook %s is refused, and nothing of it is told", (_, one, said) => {
    const told = saidOf(() => places({ one }));
    expect(told).toContain(said);
    expect(told).not.toMatch(/T0KEN|s3cret/);
  });

  test("stand under their word, and nothing else does", () => {
    expect(saidOf(() => settingsIn(JSON.stringify({ reports: { destination: {} } }), file))).toContain(
      "Did you mean destinations?",
    );
  });
});

test("without a file in the folder there are the defaults; one that was named has to be there", () => {
  const before = process.cwd();
  process.chdir(folder);
  try {
    expect(readSettings().checkOptions).toEqual(defaultOptions);
  } finally {
    process.chdir(before);
  }
  expect(saidOf(() => readSettings({ configFile: join(folder, "none.json") }))).toContain("none.json does not exist.");
  expect(saidOf(() => readSettings({ configFile: folder }))).toContain("cannot be read (EISDIR).");
});

test("what is shared goes to every check that asks it, unless the check has its own", () => {
  const lists = [...sharedOptions];
  expect(lists.map(([name]) => name)).toEqual(
    expect.arrayContaining(["approvedBuckets", "approvedKeys", "approvedSubnets", "requiredTags", "trustedAccounts"]),
  );
  const takers = sharedOptions.get("trustedAccounts") ?? [];
  expect(takers.length).toBeGreaterThan(5);
  const [first, ...others] = takers.map(({ id }) => id);
  const options = read({
    shared: { trustedAccounts: ["111122223333"] },
    checks: { [first ?? ""]: { trustedAccounts: [] } },
  });
  expect(options[first ?? ""]).toEqual(defaultOptions[first ?? ""]);
  for (const id of others) expect(options[id], id).toMatchObject({ trustedAccounts: ["111122223333"] });
  const untouched = adjustable.filter(({ id }) => !takers.some((taker) => taker.id === id));
  for (const { id } of untouched) expect(options[id], id).toEqual(defaultOptions[id]);
});

test("how far scans reach is set for all, and the environment's cap comes before the file's", () => {
  const named = join(folder, "scan.json");
  writeFileSync(named, JSON.stringify({ scan: { horizonDays: "all", cap: 500 } }));
  expect(readSettings({ configFile: named }).scan).toEqual({ horizonDays: "all", cap: 500 });
  expect(readSettings({ configFile: named, cap: "all" }).scan).toEqual({ horizonDays: "all", cap: "all" });
  expect(settingsIn("{}", file).scan).toEqual({ horizonDays: 90 });
});

test.each([
  ["a horizon of no days", { scan: { horizonDays: 0 } }, ["horizonDays of scan", "whole number from 1"]],
  ["a word of scan that there is not", { scan: { horizon: 90 } }, ['scan has no option "horizon"', "horizonDays"]],
  ["a number for all checks", { shared: { days: 3 } }, ['shared has no option "days"', "trustedAccounts"]],
  ["a misspelt list", { shared: { trustedAcounts: [] } }, ["Did you mean trustedAccounts?"]],
  [
    "an entry that one of them refuses",
    { shared: { trustedAccounts: ["12"] } },
    ["trustedAccounts of shared", '["12"]'],
  ],
])("%s is refused with its place", (_, config, words) => {
  const said = saidOf(() => read(config));
  for (const word of [file, ...words]) expect(said).toContain(word);
});

describe("a wrong file is a sentence that names the file, the check, the option, and what may stand there", () => {
  test.each([
    ["a value out of range", { [scaling]: { minimumInstances: 1 } }, [scaling, "minimumInstances", "from 2 to 100"]],
    [
      "a value of another type",
      { [scaling]: { minimumInstances: "3" } },
      [scaling, "minimumInstances", '"3"', "from 2 to 100"],
    ],
    [
      "one wrong entry of a list",
      { "iam-role/trust-has-no-outsiders": { trustedAccounts: ["111122223333", 4] } },
      ["trust-has-no-outsiders", "trustedAccounts", "(1: ", "a list of account numbers"],
    ],
    [
      "an option that there is not",
      { [scaling]: { minimumInstance: 3 } },
      [scaling, "minimumInstance", "Did you mean minimumInstances?"],
    ],
    ["an option of every object", { [scaling]: { constructor: 3 } }, [scaling, "constructor", "minimumInstances"]],
    ["a check that there is not", { "endpoint-config/more-then-one-instance": {} }, [`Did you mean ${scaling}?`]],
    ["a check without options", { "model/in-vpc": {} }, ["the check model/in-vpc has no options", scaling]],
    ["no object", { [scaling]: [] }, [scaling, "must be an object"]],
  ])("%s", (_, checks, words) => {
    const said = saidOf(() => read({ checks }));
    for (const word of [file, ...words]) expect(said).toContain(word);
  });

  test.each(["", "{", "[]", "null", '"checks"', '{"checks": 3}', '{"check": {}}', '{"__proto__": {}}'])(
    "%s",
    (text) => {
      expect(saidOf(() => settingsIn(text, file))).toContain(file);
    },
  );
});

test("whatever JSON it is, it is taken whole or refused in a sentence", () => {
  const id = fc.constantFrom(...adjustable.map((check) => check.id), "model/in-vpc", "no/such");
  const name = fc.constantFrom(...adjustable.flatMap(({ options }) => Object.keys(options.shape)), "other");
  const config = fc.record({ checks: fc.dictionary(id, fc.dictionary(name, fc.jsonValue())) });
  fc.assert(
    fc.property(fc.oneof(config, fc.jsonValue()), (any) => {
      try {
        expect(Object.keys(read(any))).toEqual(Object.keys(defaultOptions));
      } catch (error) {
        expect(error).toBeInstanceOf(AppError);
        expect(explain(error)).toContain(file);
      }
    }),
  );
});

test("accounts are looked at every five minutes, as often as is set, or never", () => {
  const minutes = (watch: unknown) => settingsIn(JSON.stringify({ watch }), file).watch.minutes;
  expect([{}, { minutes: 30 }, { minutes: 0 }, { minutes: false }].map(minutes)).toEqual([5, 30, false, false]);
  for (const wrong of [{ minutes: -1 }, { minutes: 1441 }, { minutes: "5" }, { minutes: true }, { hours: 1 }]) {
    expect(() => minutes(wrong)).toThrow(file);
  }
});
