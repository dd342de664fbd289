import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { frameworkNamed } from "#lib/checks/controls/index.ts";
import type { Check } from "#lib/checks/define.ts";
import { checks } from "#lib/checks/index.ts";
import { AppError } from "#lib/errors.ts";
import { derivedAction } from "#lib/inventory/derived.ts";
import { chosenOptions, fileNameOf, formatNamed, formats, formatsOf, optionsOf } from "#lib/reports/formats/index.ts";
import { ofFramework } from "#lib/reports/of-framework.ts";
import { type Report, type ReportFinding, type Subject, subjects } from "#lib/reports/report.ts";
import { changed } from "./changed-report.ts";
import { findingWith, reportWith, textOf } from "./report-of.ts";
import { wordsInside } from "./words-inside.ts";

describe.each(formats.map((format) => [format.name, format] as const))("the format %s", (name, format) => {
  test("says what it is", () => {
    expect(formatNamed(name)).toBe(format);
    expect(name).toMatch(/^[a-z][a-z0-9-]*$/);
    expect(format.purpose).toMatch(/^[a-z].{8,60}[^.]$/);
    expect(format.mediaType).toMatch(/^[a-z]+\/[a-z.+-]+(; charset=utf-8)?$/);
    expect(format.extension).toMatch(/^[a-z]+(\.[a-z]+)*$/);
    expect(format.subjects.length).toBeGreaterThan(0);
    expect(format.options.safeParse({}).success).toBe(true);
    expect(format.options.safeParse({ unheard: "of" }).success).toBe(false);
  });

  test("writes a report of nothing", async () => {
    for (const subject of format.subjects) await textOf(format.render(reportWith([], { subject })));
  });

  test("reads no further ahead than it writes", async () => {
    let read = 0;
    async function* endless() {
      for (;;) {
        read++;
        // What is packed is not to shrink to nothing.
        const name = randomBytes(32).toString("hex");
        yield findingWith({ id: String(read), resource: { ...findingWith().resource, name } });
      }
    }
    const counts = async () => [{ ...findingWith(), count: 1_000_000 }];
    // What writes a few of each list unless it is asked for all is asked for all.
    const options = "lists" in format.options.shape ? { lists: "all" } : {};
    const pieces = format.render(reportWith([], { subject: "scan", findings: endless, counts }), options);
    let written = 0;
    for await (const piece of pieces) {
      written += piece.length;
      if (read > 2_000) break;
      expect(read).toBeLessThan(1_000 + written);
    }
    expect(written).toBeGreaterThan(10_000);
  });
});

const manyAccounts = ["111111111111", "222222222222", "333333333333"];
const ofSeveral = formats
  .filter(({ isOfOneAccount }) => !isOfOneAccount)
  .flatMap((format) => format.subjects.map((subject) => [format.name, subject] as const))
  .filter(([, subject]) => subject !== "resources" && subject !== "framework");

test.each(ofSeveral)("%s of %s tells of every account it is of", async (name, subject) => {
  const reports = manyAccounts.map((account) => {
    const finding = findingWith({ account, resource: { ...findingWith().resource, name: `nb-${account}` } });
    const { scan } = reportWith([]);
    const report = subject === "changes" ? changed(`nb-${account}`) : reportWith([finding], { subject });
    return { ...report, scan: { ...scan, account } };
  });
  const words = await wordsInside({ name }, formatNamed(name).render(reports));
  for (const account of manyAccounts) expect(words).toContain(`nb-${account}`);
});

test("names of formats and of files are their own", () => {
  expect(new Set(formats.map(({ name }) => name)).size).toBe(formats.length);
  for (const subject of subjects) {
    const files = formatsOf(subject).map((format) =>
      fileNameOf(format, subject, "111122223333", "2026-11-20T12:00:00.000Z"),
    );
    expect(files).toContain(`${subject}-111122223333-20261120T1200Z.csv`);
    expect(new Set(files).size).toBe(files.length);
  }
});

test("an option is its format's, and takes what its format says", () => {
  expect(optionsOf("scan").map(({ name }) => name)).toContain("html-passing");
  expect(optionsOf("resources")).toEqual([]);
  expect(optionsOf("scan").filter(({ key }) => key === "values")).toHaveLength(formatsOf("scan").length);
  const chosen = (format: "html" | "csv", typed: object) => chosenOptions(formatNamed(format), "scan", { ...typed });
  expect(chosen("html", { "html-passing": "counted", demo: true })).toEqual({ passing: "counted" });
  expect(chosen("html", {})).toEqual({});
  expect(() => chosen("csv", { "html-passing": "counted" })).toThrow(AppError);
  expect(() => chosen("html", { "html-passing": "never" })).toThrow('html-passing cannot be "never"');
});

test("a fix, the event behind a finding and the commands that show it are looked up only where they are printed", async () => {
  const asked: string[] = [];
  const finding = findingWith({
    fix: async () => void asked.push("fix"),
    blame: async () => void asked.push("blame"),
    verify: async () => {
      asked.push("verify");
      return [];
    },
  } as never);
  const askedBy = async (name: (typeof formats)[number]["name"], subject: (typeof subjects)[number]) => {
    asked.length = 0;
    await textOf(formatNamed(name).render(reportWith([finding], { subject })));
    return [...asked].sort();
  };
  expect(await askedBy("csv", "scan")).toEqual([]);
  expect(await askedBy("json", "findings")).toEqual([]);
  expect(await askedBy("json", "scan")).toEqual(["fix", "verify"]);
  expect(await askedBy("ndjson", "scan")).toEqual(["fix", "verify"]);
  expect(await askedBy("html", "scan")).toEqual(["blame", "fix", "verify"]);
  expect(await askedBy("pdf", "scan")).toEqual(["blame", "fix"]);
  expect(await askedBy("xlsx", "scan")).toEqual([]);
  expect(await askedBy("ocsf", "findings")).toEqual(["blame", "fix", "verify"]);
  expect(await askedBy("markdown", "scan")).toEqual(["blame", "fix", "verify"]);
  expect(await askedBy("sarif", "scan")).toEqual(["blame", "fix"]);
  expect(await askedBy("junit", "findings")).toEqual(["blame", "fix"]);
  expect(await askedBy("asff", "scan")).toEqual(["blame", "fix"]);
  expect(await askedBy("prowler-csv", "findings")).toEqual(["fix"]);
  // The two reports in it, and its own list.
  expect(await askedBy("bundle", "scan")).toEqual([
    "blame",
    "blame",
    "fix",
    "fix",
    "fix",
    "verify",
    "verify",
    "verify",
  ]);
});

test.each(["json", "html", "pdf", "xlsx", "markdown", "sarif"] as const)(
  "%s says as whom the account was read",
  async (name) => {
    const said = async (readAs?: string) => {
      const { readAs: _, ...scan } = reportWith([]).scan;
      const report = reportWith([], { subject: "scan", scan: { ...scan, ...(readAs && { readAs }) } });
      return wordsInside(formatNamed(name), formatNamed(name).render(report));
    };
    const arn = "arn:aws:sts::111122223333:assumed-role/Auditor/iris";
    expect(await said(arn)).toContain(arn);
    expect(await said()).not.toMatch(/read ?as/i);
  },
);

describe("what somebody accepted", () => {
  const hostile = "<script>alert(1)</script> `x` ](y) \u202e";
  const waiver = {
    ...{ id: "w", until: "2027-02-28", owner: `Ada Lovelace ${hostile}`, ticket: `RISK-7 ${hostile}` },
    reason: `Behind a firewall ${hostile}`,
  };
  const accepted = findingWith({ id: "accepted", waiver });
  const tellsFindings = formats
    .filter(({ name }) => name !== "fix-plan")
    .flatMap(({ name, subjects }) => subjects.filter((one) => one !== "resources").map((one) => [name, one] as const));

  /** Everything was read. */
  const coverage = (checks as readonly Check[]).map(({ kind, family }) => ({
    ...{ kind, region: "us-east-1", status: "complete" as const },
    action: family === undefined ? `list ${kind}` : derivedAction(family),
  }));

  function reportOn(subject: Subject, findings: readonly ReportFinding[]): Report {
    const waived = findings.filter((one) => one.waiver).length;
    const withWaived = { value: 37, grade: "F" as const };
    const score = { ...reportWith([]).score, waived, ...(waived > 0 && { withWaived }) };
    const change = { changes: ["new" as const], before: null, after: "fail" as const };
    if (subject === "changes")
      return {
        ...changed(
          "nb",
          findings.map((finding) => ({ ...change, finding })),
        ),
        score,
      };
    const report = reportWith(findings, { subject, score, coverage });
    return subject === "framework" ? ofFramework(report, frameworkNamed("aws-fsbp")) : report;
  }
  const said = async (name: (typeof formats)[number]["name"], subject: Subject, ...findings: ReportFinding[]) =>
    wordsInside({ name }, formatNamed(name).render(reportOn(subject, findings)));

  test.each(tellsFindings)("%s of %s says why and until when", async (name, subject) => {
    const words = (await said(name, subject, accepted, findingWith())).replace(/\s/g, "");
    for (const told of ["2027-02-28", "AdaLovelace", "RISK-7", "Behindafirewall"]) expect(words).toContain(told);
    if (name === "html" || name === "junit") expect(words).not.toContain("<script>alert(1)");
    expect(await said(name, subject, findingWith())).not.toMatch(/RISK-7|2027-02-28|Lovelace/);
  });

  const tellsScore = tellsFindings.filter(([name, subject]) => {
    const isOfFindingsAlone = ["csv", "ndjson", "ocsf", "asff", "prowler-csv"].includes(name);
    return !isOfFindingsAlone && subject !== "framework" && !(name === "json" && subject === "findings");
  });

  const scored = />37<|\b37 of 100|"value": ?37/;

  test.each(tellsScore)("%s of %s says what the score would be with it", async (name, subject) => {
    const words = await said(name, subject, accepted, findingWith());
    expect(words).toMatch(scored);
    expect(words).toMatch(/accepted|waived/i);
    expect(await said(name, subject, findingWith())).not.toMatch(scored);
  });

  test.each(["html", "pdf", "markdown", "xlsx"] as const)(
    "%s of a framework says that a control fails, accepted",
    async (name) => {
      const standing = async (...findings: ReportFinding[]) =>
        /fails, ?accepted/i.test(await said(name, "framework", ...findings));
      expect(await standing(accepted)).toBe(true);
      expect(await standing(accepted, findingWith())).toBe(false);
      expect(await standing(accepted, findingWith({ status: "unknown" }))).toBe(false);
    },
  );

  test("a fix plan leaves it out, and counts it", async () => {
    const plan = await said("fix-plan", "scan", accepted);
    expect(plan).toContain("1 finding was accepted as a risk, and nothing is done about it");
    expect(plan).toContain("0 steps for 0 findings");
    expect(plan).not.toContain("Behind a firewall");
  });
});
