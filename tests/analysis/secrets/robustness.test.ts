// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are texts of shells and templates.
import fc from "fast-check";
import { expect, test } from "vitest";
import { withheld } from "#lib/analysis/secrets/mark.ts";
import { createRedactor } from "#lib/analysis/secrets/redact.ts";
import { detectors } from "#lib/analysis/secrets/scan.ts";
import { shaped } from "./fakes.ts";

const redactor = createRedactor({ salt: "test salt" });
const one = (arbitrary: fc.Arbitrary<string>) => fc.sample(arbitrary, { numRuns: 1, seed: 11 })[0] ?? "";
const keyId = one(shaped["aws-access-key"]);

/** Pieces that detectors react to, in any order: what a fuzzer of plain characters would never put together. */
const piece = fc.constantFrom(
  ..."\"'\\=:@/ \n;&${}[]()<>,-«»",
  ..."password= password: token= --api-key export AWS_SECRET_ACCESS_KEY= https:// bearer curl -u user:pw hunter2 p4ss ${X}".split(
    " ",
  ),
  "-----BEGIN RSA ",
  "PRIVATE KEY-----",
  "-----END RSA ",
  keyId,
  one(shaped.jwt),
  one(shaped["github-token"]),
  "«redacted named-secret 0a1b2c»",
  withheld,
  "secretlint-disable",
  "\u0000",
  "\ud800",
  "é",
  "A".repeat(20),
);
const fragment = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(""));
const field = fc.oneof(
  fc.constantFrom("DB_PASSWORD", "Name", "Value", "Key", "Content", "token", "__proto__", "A"),
  fragment,
);
const resource = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fragment,
    fragment.map((text) => Buffer.from(text).toString("base64")),
    fc.constantFrom(null, true, 7),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.array(fc.tuple(field, tie("value")), { maxLength: 4 }).map((fields) => Object.fromEntries(fields)),
  ),
})).value;

test("the same input gives the same output, is not changed, and what was redacted stays as it is", async () => {
  await fc.assert(
    fc.asyncProperty(resource, async (value) => {
      const before = structuredClone(value);
      const [first] = await redactor.redact([{ kind: "model", resource: value }]);
      expect(value).toEqual(before);
      const [, again] = await redactor.redact([
        { kind: "model", resource: "password=other" },
        { kind: "model", resource: value },
      ]);
      expect(again).toEqual(first);
      const [twice] = await redactor.redact([{ kind: "model", resource: first?.resource }]);
      expect(twice?.resource).toEqual(first?.resource);
    }),
    { numRuns: 150 },
  );
});

test("a detector that fails on one text takes only that text with it, and never calls it clean", async () => {
  const picky = createRedactor({ salt: "s" }, [
    ...detectors,
    (text) => {
      if (text.includes("poison")) throw new Error("cannot read this");
      return [];
    },
  ]);
  const [redacted] = await picky.redact([
    { kind: "model", resource: { Environment: { A: "poison pill", B: "plain", DB_PASSWORD: "hunter2" } } },
  ]);
  expect(redacted?.resource.Environment).toMatchObject({ A: withheld, B: "plain" });
  expect(redacted?.resource.Environment.DB_PASSWORD).not.toContain("hunter2");
  expect(redacted?.secrets.map(({ path, kind }) => [path, kind])).toEqual([
    ["Environment.A", "unscanned"],
    ["Environment.DB_PASSWORD", "named-secret"],
  ]);
});

test("what no scanner can look through is withheld: binary content, endless nesting, a text of many megabytes", async () => {
  let nested: unknown = keyId;
  for (let depth = 0; depth < 50_000; depth++) nested = { a: nested };
  const content = Buffer.from([0, 1, 2, ...Buffer.from(keyId)]).toString("base64");
  const [redacted] = await redactor.redact([
    { kind: "model", resource: { OnStart: [{ Content: content }], nested, big: "x".repeat(9_000_000) } },
  ]);
  expect(redacted?.resource).toMatchObject({ OnStart: [{ Content: withheld }], big: withheld });
  const text = JSON.stringify(redacted?.resource);
  expect(text).toContain(withheld);
  expect(text).not.toContain(keyId);
  expect(redacted?.secrets.map(({ kind }) => kind)).toEqual(["unscanned", "unscanned", "unscanned"]);
});

test("a field called __proto__ stays a field", async () => {
  const hostile = JSON.parse('{"__proto__": {"DB_PASSWORD": "hunter2"}}') as object;
  const [redacted] = await redactor.redact([{ kind: "event", resource: hostile }]);
  expect(Object.keys(redacted?.resource ?? {})).toEqual(["__proto__"]);
  expect(JSON.stringify(redacted?.resource)).not.toContain("hunter2");
  expect(({} as Record<string, unknown>).DB_PASSWORD).toBeUndefined();
});

const megabyte = 1 << 20;
const attacks = [
  "a",
  "a ",
  "eyJ-",
  "eyJaaaaaaaaa.eyJ",
  "://a",
  "a://a:b",
  "token=/",
  "token=arn:aws:",
  'password="',
  'password=\\"',
  "--password ",
  "curl -u a:",
  "curl -u",
  "mysql -p",
  "wandb login ",
  "bearer aaaaaaaa",
  "key: a|",
  "secret:a[",
  'getenv("a',
  "-----BEGIN PRIVATE KEY-----",
  "xoxb-",
  "ops_ey",
  "https://a:a@",
  "«redacted a ",
  "aA",
  "\\",
  "\ud800",
  "\0",
  "\n",
  `${keyId} `,
  "passpass",
  "password",
  "--password=",
  'token("',
  "api key ",
  "password=p@(",
  "u:p",
  "a:5432:b:c:",
  "machine a login ",
  "docker login -u ",
  "-u a -p ",
  "svc:a@b.",
  "https://u:p/",
  "QUJDREVGR0hJSktMTU5PUA== ",
  `${"A".repeat(60)}\n`,
  "\\n",
  "\\\n",
  "\\r\\\\",
  "password: |\n ",
  "name: token value: ",
  "<<EOF\n",
  "eyJ.",
  "sk-",
  "'''",
];

test.each(attacks)("a megabyte of %j costs no more than a moment", async (text) => {
  const long = text.repeat(Math.ceil(megabyte / text.length));
  const started = process.threadCpuUsage();
  const [redacted] = await redactor.redact([{ kind: "model", resource: { Description: `${long} ${keyId}` } }]);
  const { user, system } = process.threadCpuUsage(started);
  // Linear ones take well under two seconds on a slow machine; a quadratic one takes minutes.
  expect((user + system) / 1e6).toBeLessThan(15);
  expect(redacted?.resource.Description).not.toContain(keyId);
});

test("many readings are scanned at a rate that a large account can bear", async () => {
  const jobs = Array.from({ length: 1000 }, (_, at) => ({
    kind: "training-job",
    resource: {
      TrainingJobName: `churn-${at}`,
      HyperParameters: Object.fromEntries(Array.from({ length: 20 }, (_, k) => [`p${k}`, `"value ${at * k}"`])),
      Environment: { MODEL_DIR: `/opt/ml/${at}`, DB_PASSWORD: `hunter${at}two` },
      InputDataConfig: Array.from({ length: 4 }, (_, k) => ({ S3Uri: `s3://bucket/${at}/${k}` })),
    },
  }));
  const started = process.threadCpuUsage();
  const redacted = await redactor.redact(jobs);
  const { user, system } = process.threadCpuUsage(started);
  expect(redacted.every(({ secrets }) => secrets.length === 1)).toBe(true);
  // 50,000 jobs in under a minute of CPU is 1.2 seconds for these; measured: 0.2.
  expect((user + system) / 1e6).toBeLessThan(1.2);
});
