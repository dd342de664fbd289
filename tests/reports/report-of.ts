import type { Piece } from "#lib/reports/format.ts";
import type { ReportLately, ReportThing } from "#lib/reports/lately.ts";
import type { Report, ReportFinding } from "#lib/reports/report.ts";

export const account = "111122223333";

/** A decision as it stands beside a finding. */
export const accepted = { id: "w", reason: "Isolated.", owner: "Ada", ticket: "RISK-7", until: "2027-02-28" };

/** A finding with everything that a format may print. */
export function findingWith(parts: Partial<ReportFinding> = {}): ReportFinding {
  const { status = "fail" } = parts;
  const isJudged = status === "fail" || status === "pass";
  return {
    id: "6c8cb9626b5a13d9fb63958c",
    account,
    check: "notebook-instance/no-root-access",
    title: "Users of the notebook instance have root access",
    severity: "high",
    category: "identity",
    status,
    exposure: "live",
    resource: {
      arn: `arn:aws:sagemaker:us-east-1:${account}:notebook-instance/nb`,
      kind: "notebook-instance",
      name: "nb",
      region: "us-east-1",
    },
    evidence: isJudged ? [{ path: "RootAccess", observed: "Enabled", expected: "Disabled" }] : [],
    reason: isJudged ? null : "sagemaker:DescribeNotebookInstance was denied.",
    controls: ["aws-fsbp:SageMaker.3"],
    since: "2026-11-02T00:00:00.000Z",
    firstSeen: "2026-11-01T00:00:00.000Z",
    readAt: "2026-11-20T11:59:00.000Z",
    isEarlier: false,
    waiver: null,
    fix: async () => undefined,
    remedy: async () => undefined,
    verify: async () => [],
    blame: async () => undefined,
    ...parts,
  };
}

/** A report of a scan that found these. */
export function reportWith(findings: readonly ReportFinding[], parts: Partial<Report> = {}): Report {
  return {
    subject: "scan",
    generator: { name: "sagewarden", version: "0.0.0" },
    scan: {
      id: "633dd809-7519-4f22-bfcd-8712d61a8b9e",
      account,
      partition: "aws",
      regions: ["us-east-1"],
      startedAt: "2026-11-20T11:58:00.000Z",
      finishedAt: "2026-11-20T12:00:00.000Z",
      readAs: "arn:aws:sts::111122223333:assumed-role/Sagewarden/audit",
      apiCalls: 12,
      throttles: 0,
    },
    limits: { horizonDays: 90, kindsLeftOut: [] },
    score: {
      value: 69.5,
      grade: "D",
      coverage: 0.9,
      provisional: false,
      waived: 0,
      categories: [{ category: "network", value: 50, grade: "F", coverage: 1 }],
    },
    checkOptions: [],
    coverage: [],
    notCollected: ["Hubs"],
    filters: [],
    activity: async () => [{ region: "us-east-1", readTo: "2026-11-20T11:00:00.000Z", gap: null }],
    ...((parts.subject ?? "scan") === "scan" && { lately: async () => latelyWith() }),
    counts: async () =>
      findings.map(({ check, status, exposure, waiver }) => ({
        ...{ check, status, exposure, count: 1 },
        ...(waiver && { waived: 1 }),
      })),
    async *resources() {},
    async *findings(part) {
      for (const finding of findings) {
        const fits =
          !part ||
          (finding.status === part.status &&
            (part.exposure ?? finding.exposure) === finding.exposure &&
            (part.check ?? finding.check) === finding.check);
        if (fits) yield finding;
      }
    },
    whole: async () => ({
      connection: { type: "default" },
      options: { horizonDays: 90 },
      watch: null,
      score: { value: 69.5, grade: "D", coverage: 0.9, provisional: false, waived: 0, categories: [] },
      summary: {
        failing: { ...none },
        verdicts: { pass: 0, fail: 0, "not-applicable": 0, unknown: 0 },
        recordFailing: { ...none },
        resources: 0,
        records: 0,
        changes: null,
      },
      units: [],
      named: [],
    }),
    records: async () => new Map(),
    ...parts,
  };
}

/** What happened before the scan ended: everything was read, and one thing seen. */
export function latelyWith(parts: Partial<ReportLately> = {}): ReportLately {
  const refused = { id: "change-refused", title: "A change was refused", severity: "high" } as const;
  return {
    since: "2026-10-21T12:00:00.000Z",
    until: "2026-11-20T12:00:00.000Z",
    unread: [],
    signals: {
      things: [thingWith({ signals: [refused] })],
      total: 1,
      bySignal: [{ ...refused, count: 1 }],
    },
    calls: {
      ...{ calls: 40, changes: 7, refused: 1, total: 3 },
      actors: [{ actor: "alice", calls: 30, changes: 7, refused: 1 }],
    },
    ...parts,
  };
}

export function thingWith(parts: Partial<ReportThing> = {}): ReportThing {
  return {
    id: "5d0f8c1b-9a3e-4742-8a51-6f5e3b0c9d11",
    signals: [{ id: "change-refused", title: "A change was refused", severity: "high" }],
    severity: "high",
    at: "2026-11-19T03:12:48.000Z",
    lastAt: "2026-11-19T03:12:48.000Z",
    actor: "alice",
    behind: null,
    regions: ["us-east-1"],
    calls: ["sagemaker:DeleteModel"],
    touched: [`arn:aws:sagemaker:us-east-1:${account}:model/m`],
    touchedInAll: 1,
    count: 1,
    sentence: null,
    errorCode: "AccessDenied",
    ...parts,
  };
}

const none = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };

export async function bytesOf(pieces: AsyncIterable<Piece>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const piece of pieces) parts.push(typeof piece === "string" ? Buffer.from(piece) : piece);
  return Buffer.concat(parts);
}

export async function textOf(pieces: AsyncIterable<Piece>): Promise<string> {
  return Buffer.from(await bytesOf(pieces)).toString();
}
