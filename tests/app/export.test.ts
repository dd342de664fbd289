import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Check } from "#lib/checks/define.ts";
import { checks } from "#lib/checks/index.ts";
import { type FormatName, formatsOf } from "#lib/reports/formats/index.ts";
import { getAccount } from "#lib/store/accounts.ts";
import type { Store } from "#lib/store/client.ts";
import { setCurrentStore } from "#lib/store/current.ts";
import { stageFindings } from "#lib/store/findings.ts";
import { setGrades, stageReadings } from "#lib/store/resources.ts";
import { beginScan } from "#lib/store/scans.ts";
import { wordsInside } from "#tests/reports/words-inside.ts";
import { findingOf, identityOf, newAccount, publish, readingOf, startScan } from "#tests/store/fixtures.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { GET as exportChanges } from "../../app/api/v1/changes/export/route.ts";
import { GET as exportFindings } from "../../app/api/v1/findings/export/route.ts";
import { GET as exportReport } from "../../app/api/v1/report/export/route.ts";
import { GET as exportResources } from "../../app/api/v1/resources/export/route.ts";

let dataDir: string;
let store: Store;
let account: string;
let other: string;
const names = { fail: "bad-one", unknown: "dark-one", pass: "good-one" } as const;

beforeAll(async () => {
  // The key that bundles are signed with is made there.
  dataDir = await mkdtemp(join(tmpdir(), "sagewarden-export-"));
  vi.stubEnv("SAGEWARDEN_DATA", dataDir);
  store = await openTestStore();
  setCurrentStore(store);
  account = await newAccount(store.db);
  other = await newAccount(store.db);
  await scanned(account, names);
  await scanned(other, { fail: "bad-other" });
});

async function scanned(account: string, found: Partial<Record<keyof typeof names, string>>): Promise<void> {
  const [check] = (checks as readonly Check[]).filter(({ kind }) => kind === "notebook-instance");
  if (!check) throw new Error("The catalogue has no check of notebooks.");
  const scan = await startScan(store.db, account);
  await beginScan(store.db, scan.id, ["us-east-1"], {});
  for (const [status, name] of Object.entries(found)) {
    const identity = identityOf(account, name);
    const parts = {
      check: check.id,
      status: status as keyof typeof names,
      severity: check.severity,
      category: check.category,
    };
    await stageReadings(store.db, { ...scan, readings: [readingOf(identity, { NotebookInstanceName: name })] });
    await stageFindings(store.db, { ...scan, findings: [findingOf(identity, parts)] });
    const failing = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
    const grade = {
      identity,
      exposure: "live" as const,
      grade: null,
      score: null,
      failing,
      unknown: 0,
      judged: 1,
      failure: null,
      owner: null,
      tags: null,
      changedAt: null,
    };
    await setGrades(store.db, { ...scan, grades: [grade] });
  }
  await publish(store.db, scan);
}

afterAll(async () => {
  await store.close();
  await rm(dataDir, { recursive: true, force: true });
});

const routes = {
  findings: exportFindings,
  resources: exportResources,
  report: exportReport,
  changes: exportChanges,
} as const;
const ask = (subject: keyof typeof routes, query: string) =>
  routes[subject](new Request(`http://127.0.0.1/api/v1/${subject}/export?account=${account}&${query}`));

/** What the file says, also where it is no text. */
const wordsOf = async (name: FormatName, response: Response) =>
  wordsInside({ name }, Readable.from([new Uint8Array(await response.arrayBuffer())]));

/** A fix plan is about what fails; a document names what fails, and counts the rest; some formats count what passes. */
const told = (format: string, shown: readonly string[]) => {
  if (format === "fix-plan" || format === "pdf") return shown.filter((name) => name.startsWith("bad"));
  return format === "markdown" || format === "sarif" ? shown.filter((name) => name !== names.pass) : shown;
};

test("the key of the installation is made for the first bundle, and for nothing else", async () => {
  await ask("report", "format=json");
  expect(await readdir(dataDir)).toEqual([]);
  expect(await wordsOf("bundle", await ask("report", "format=bundle"))).toContain("BEGIN PUBLIC KEY");
  expect(await readdir(dataDir)).toEqual(["bundle-key.pem"]);
});

test("the whole report is exported in every format that a scan has", async () => {
  for (const { name } of formatsOf("scan")) {
    const text = await wordsOf(name, await ask("report", `format=${name}`));
    for (const one of told(name, Object.values(names))) expect(text).toContain(one);
  }
  expect(JSON.parse(await (await ask("report", "format=json")).text())).toMatchObject({ schemaVersion: 1 });
});

test.each(formatsOf("findings").map((format) => [format.name, format] as const))(
  "findings as %s are exactly those that the filters show",
  async (name, format) => {
    const response = await ask("findings", `format=${name}&status=fail,unknown`);
    expect(response.headers.get("content-type")).toBe(format.mediaType);
    expect(response.headers.get("content-disposition")).toMatch(
      new RegExp(
        `^attachment; filename="findings-${account}-status-fail-unknown-\\d{8}T\\d{4}Z\\.${format.extension}"$`,
      ),
    );
    const text = await wordsOf(name, response);
    for (const one of told(name, [names.fail, names.unknown])) expect(text).toContain(one);
    expect(text).not.toContain(names.pass);
  },
);

test("resources are exported in the formats that have them, and in no other", async () => {
  for (const { name } of formatsOf("resources")) {
    const text = await wordsOf(name, await ask("resources", `format=${name}&q=dark`));
    expect(text).toContain(names.unknown);
    expect(text).not.toContain(names.fail);
  }
  expect((await ask("resources", "format=html")).status).toBe(400);
});

test("an option goes with its format, and takes only what it says", async () => {
  const counted = await ask("findings", "format=html&html-passing=counted");
  expect(await wordsOf("html", counted)).not.toContain(names.pass);
  expect((await ask("findings", "format=html&html-passing=maybe")).status).toBe(400);
  const stray = await ask("findings", "format=csv&html-passing=counted");
  expect(stray.status).toBe(400);
  expect(await stray.text()).toContain("html-passing goes with the format html");
});

describe("of several accounts", () => {
  test.each(formatsOf("findings").map(({ name }) => name))(
    "findings as %s are of all of them, and say of which",
    async (name) => {
      const response = await exportFindings(
        new Request(`http://127.0.0.1/api/v1/findings/export?account=${account},${other}&format=${name}`),
      );
      for (const one of [account, other]) {
        expect(response.headers.get("content-disposition")).toContain(one);
      }
      const text = await wordsOf(name, response);
      for (const one of told(name, [...Object.values(names), "bad-other"])) expect(text).toContain(one);
      if (name === "html") {
        const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids).toEqual(expect.arrayContaining([`account-${account}`, `scope-${other}`, `failing-${other}`]));
        for (const [, to] of text.matchAll(/href="#([^"=]+)"/g)) expect(ids).toContain(to);
      } else if (name === "pdf") {
        expect(text.replace(/\s/g, "")).toMatch(new RegExp(`Account${other}.*bad-other`));
      } else if (name === "markdown") {
        expect(text).toMatch(new RegExp(`## Account ${other}[^]*bad-other`));
      } else if (name !== "fix-plan" && name !== "junit") {
        for (const line of text.split("\n").filter((line) => line.includes("bad-other"))) expect(line).toContain(other);
      }
    },
  );

  test("one that has not been scanned is told, and no file is made without it", async () => {
    const dark = await newAccount(store.db);
    const answer = await exportResources(
      new Request(`http://127.0.0.1/api/v1/resources/export?account=${account},${dark}`),
    );
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain(`The account ${dark} has not been scanned yet.`);
  });

  test.each(["html", "pdf", "markdown", "xlsx"] as const)(
    "as %s, which has a scope, one that has not been scanned is told of first",
    async (name) => {
      const dark = await newAccount(store.db);
      const answer = await exportFindings(
        new Request(`http://127.0.0.1/api/v1/findings/export?account=${account},${dark}&format=${name}`),
      );
      expect(answer.status).toBe(200);
      expect(answer.headers.get("content-disposition")).not.toContain(dark);
      const text = await wordsOf(name, answer);
      expect(text.replace(/[\s`]/g, "")).toMatch(
        new RegExp(`Account${dark}.*hasnotbeenscanned:nothinginthisreporttellsofit`, "s"),
      );
      for (const one of told(name, Object.values(names))) expect(text.indexOf(dark)).toBeLessThan(text.indexOf(one));
      const alone = await exportFindings(
        new Request(`http://127.0.0.1/api/v1/findings/export?account=${dark}&format=${name}`),
      );
      expect(alone.status).toBe(404);
    },
  );

  test("one that there is not is told", async () => {
    const answer = await exportFindings(
      new Request(`http://127.0.0.1/api/v1/findings/export?account=${account},nobody`),
    );
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain("There is no account nobody.");
  });
});

test("what changed since the scan before, or since any earlier one, is exported in the formats that have it", async () => {
  const own = await newAccount(store.db);
  const ask = (query: string) =>
    exportChanges(new Request(`http://127.0.0.1/api/v1/changes/export?account=${own}&${query}`));
  expect((await ask("format=csv")).status).toBe(404);
  await scanned(own, { fail: "bad-one" });
  expect((await ask("format=csv")).status).toBe(404);
  const first = (await getAccount(store.db, own))?.currentScan;
  await scanned(own, { pass: "good-one", fail: "bad-two" });
  await scanned(own, { fail: "bad-three" });
  for (const { name, extension } of formatsOf("changes")) {
    const response = await ask(`format=${name}`);
    expect(response.headers.get("content-disposition")).toMatch(
      new RegExp(`"changes-${own}-since-\\d{8}T\\d{4}Z-\\d{8}T\\d{4}Z\\.${extension}"$`),
    );
    const text = await wordsOf(name, response);
    expect(text).toContain("bad-three");
    expect(text).not.toContain("bad-two");
    expect(await wordsOf(name, await ask(`format=${name}&since=${first}`))).toContain("bad-two");
  }
  expect((await ask("format=sarif")).status).toBe(400);
  expect((await ask(`format=csv&scan=${first}&since=${first}`)).status).toBe(400);
});
