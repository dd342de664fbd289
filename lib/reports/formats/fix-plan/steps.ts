import type { Fix } from "#lib/checks/fixes.ts";
import { type ChoiceVariable, withVariables } from "#lib/checks/remedies/choice-variables.ts";
import { namesChoice } from "#lib/checks/remedies/choices.ts";
import { kindRank } from "#lib/checks/remedies/kind-order.ts";
import { partsOf } from "#lib/checks/remedies/plan.ts";
import { AppError } from "#lib/errors.ts";
import { acceptedIn } from "../../accepted.ts";
import type { Report, ReportFinding } from "../../report.ts";

/** So many findings are put into one plan: what follows from them is best seen in a scan before the next. */
export const mostFindings = 1_000;

/** In the order of the script. What is not `change` is closed until the reader opens it. */
export const sections = ["change", "take-away", "interrupt", "replace"] as const;
export type Section = (typeof sections)[number];

/** Something of one resource that is put right, for some of its findings. */
export interface Work {
  resource: ReportFinding["resource"];
  findings: readonly ReportFinding[];
  /** Undefined where a defect of ours stands in the way. */
  fix: Fix | undefined;
}

export interface Step extends Work {
  number: number;
  section: Section;
  fix: Fix;
  /** Commands, and comments that stand among them. What an earlier step does as well is done only where that did not run. */
  lines: readonly string[];
  variables: readonly ChoiceVariable[];
}

export interface Plan {
  report: Report;
  steps: readonly Step[];
  byHand: readonly Work[];
  /** Findings that are not in the plan. */
  left: { accepted: number; records: number; unknown: number; beyond: number };
}

/**
 * What is to be done about the failing findings of live resources, in order.
 * @param isOneOfMany whether it will stand in a script with plans of other accounts: its variables then have the account in their names
 * @throws AppError for an account that is none
 */
export async function planOf(report: Report, { isOneOfMany = false } = {}): Promise<Plan> {
  const { account } = report.scan;
  // It becomes a word of the script, and an endpoint says what it is.
  if (!/^\d{12}$/.test(account)) throw new AppError("usage", `"${account}" is no account of AWS, so it has no plan.`);
  const byResource = new Map<string, { finding: ReportFinding; fix: Fix | undefined; isClear: boolean }[]>();
  let taken = 0;
  for await (const finding of report.findings({ status: "fail", exposure: "live" })) {
    // Somebody decided to live with it.
    if (finding.waiver) continue;
    const remedy = await finding.remedy();
    const key = remedy?.fix.changes ?? stemOf(finding.resource.arn);
    const isClear = !remedy?.isCalledAsChoice && !namesChoice(JSON.stringify(finding.resource));
    byResource.set(key, [...(byResource.get(key) ?? []), { finding, fix: remedy?.fix, isClear }]);
    if (++taken === mostFindings) break;
  }
  // What stands at a resource of its own is meant by its fixes, whatever follows from it.
  const own = (one: { finding: ReportFinding }) => Number(one.finding.resource.arn.includes("#"));
  const all = [...byResource.values()]
    .map((found) => found.toSorted((one, other) => own(one) - own(other)))
    .toSorted(([one], [other]) => compared(one?.finding, other?.finding))
    .flatMap((own) => worksOf(own).map((work) => ({ work, isClear: own.every(({ isClear }) => isClear) })));
  const isRun = ({ work, isClear }: (typeof all)[number]) => isClear && commandsOf(work.fix).length > 0;
  const run = all.filter(isRun).map(({ work }) => ({ ...work, section: sectionOf(work.fix) }));
  const sorted = run.toSorted((one, other) => sections.indexOf(one.section) - sections.indexOf(other.section));
  const counts = await report.counts();
  const sum = (chosen: typeof counts) => chosen.reduce((total, { count }) => total + count, 0);
  const live = counts.filter(({ exposure }) => exposure === "live");
  const accepted = acceptedIn(live);
  return {
    report,
    steps: stepsOf(sorted, isOneOfMany ? account : undefined),
    byHand: all.filter((one) => !isRun(one)).map(({ work }) => work),
    left: {
      accepted,
      records: sum(counts.filter(({ status, exposure }) => status === "fail" && exposure === "record")),
      unknown: sum(live.filter(({ status }) => status === "unknown")),
      beyond: Math.max(0, sum(live.filter(({ status }) => status === "fail")) - accepted - taken),
    },
  };
}

/** What follows from a resource, an attack path, is called after it: `…:notebook-instance/nb#to-administrator`. */
function stemOf(arn: string): string {
  return arn.replace(/#.*$/, "");
}

function compared(one: ReportFinding | undefined, other: ReportFinding | undefined): number {
  if (!one || !other) return 0;
  const [a, b] = [one.resource, other.resource];
  return kindRank(a.kind) - kindRank(b.kind) || order(a.region, b.region) || order(a.arn, b.arn);
}

function order(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** The fixes of one resource, those of a family as one. */
function worksOf(own: readonly { finding: ReportFinding; fix: Fix | undefined }[]): Work[] {
  const waits = (fix: Fix) => fix.takesAway === true && fix.recipe?.isDivisible === true;
  const fixes = own.flatMap(({ fix }) => fix ?? []);
  const parts = [false, true].flatMap((does) => partsOf(fixes.filter((fix) => waits(fix) === does)));
  const works = [
    ...parts.map(({ fix, members }) => ({ fix, of: own.filter((one) => one.fix && members.includes(one.fix)) })),
    ...own.flatMap((one) => (one.fix ? [] : [{ fix: undefined, of: [one] }])),
  ];
  return works.flatMap(({ fix, of }) => {
    const findings = of.map(({ finding }) => finding);
    return findings[0] ? [{ resource: findings[0].resource, findings, fix }] : [];
  });
}

const isComment = (line: string) => line.startsWith("#");

function commandsOf(fix: Fix | undefined): string[] {
  return (fix?.cli ?? "").split("\n").filter((line) => line !== "" && !isComment(line));
}

function sectionOf(fix: Fix | undefined): Section {
  if (fix?.mutability === "stop-update-start") return "interrupt";
  if (fix?.mutability !== "in-place") return "replace";
  return fix.takesAway ? "take-away" : "change";
}

/** What two steps ask for alike is done once: of one resource whatever it is, of others what is about the network that they share. */
function sharedAs(line: string, arn: string): string | undefined {
  // Other steps write files of the same names.
  if (isComment(line) || line.includes(" > ") || line.includes("file://")) return undefined;
  return line.startsWith("aws ec2 ") ? line : `${stemOf(arn)} ${line}`;
}

function stepsOf(works: readonly (Work & { section: Section })[], account: string | undefined): Step[] {
  const doneIn = new Map<string, number>();
  return works.flatMap(({ fix, ...work }, at): Step[] => {
    if (!fix) return [];
    const number = at + 1;
    const { region } = work.resource;
    const arn = fix.changes ?? work.resource.arn;
    const own = (fix.cli ?? "").split("\n").filter((line) => line !== "");
    const { lines, variables } = withVariables(own.join("\n"), { account, region, step: number });
    const before = lines.map((line) => doneIn.get(sharedAs(line, arn) ?? ""));
    for (const line of lines) {
      const shared = sharedAs(line, arn);
      if (shared !== undefined && !doneIn.has(shared)) doneIn.set(shared, number);
    }
    const guarded = lines.map((line, index) => (before[index] ? `ran ${before[index]} || ${line}` : line));
    return [{ ...work, fix, number, lines: guarded, variables }];
  });
}
