import type { AwsSecurityFinding } from "@aws-sdk/client-securityhub";
import type { ClientPool } from "#lib/aws/clients.ts";
import { CallFailed } from "#lib/aws/guard.ts";
import {
  importRegionOf,
  productArnIn,
  securityFinding,
  securityFindingId,
} from "#lib/reports/formats/asff/security-finding.ts";
import type { Report, ReportFinding } from "#lib/reports/report.ts";
import { reportTold } from "#lib/reports/without-values.ts";
import { generator, Hub, mostInCall, type Refused, whyNot } from "./own-findings.ts";
import { tellsAll } from "./scope.ts";

interface Push {
  pool: ClientPool;
  /** Sends what passes and what does not apply too, and not only where the hub has it active. */
  everything: boolean;
  /** Nothing is written. */
  isDry: boolean;
  signal: AbortSignal;
}

/** What became of the findings of one region. */
export interface Pushed {
  region: string;
  /** Sent, or to be sent: what fails or is not known. */
  open: number;
  /** What passes now, or does not apply. */
  settled: number;
  /** Active in the hub and told of no more: their resources are gone. */
  archived: number;
  /** Active in the hub, and not known to be gone: not all of the kind was read. They stay. */
  left: number;
  refused: Refused[];
  /** Why no more could be sent, as a sentence. */
  problem?: string;
}

/**
 * Sends a report's findings to AWS Security Hub, region by region. Ids stay, so what was sent before is updated; what the report
 * does not tell of is archived where all of its kind was read, and nowhere else.
 */
export async function pushToSecurityHub(report: Report, push: Push): Promise<Pushed[]> {
  const regions = new Map<string, RegionPush>();
  for (const region of report.scan.regions) {
    const one = new RegionPush(report, region, push);
    await one.begin();
    regions.set(region, one);
  }
  // What leaves the account's people leaves without the values of settings.
  for await (const finding of reportTold(report, "left-out").findings())
    await regions.get(importRegionOf(finding, report))?.take(finding);
  for (const one of regions.values()) await one.end();
  return [...regions.values()].map(({ pushed }) => pushed);
}

class RegionPush {
  readonly pushed: Pushed;
  readonly #report: Report;
  readonly #push: Push;
  readonly #hub: Hub;
  /** What the hub has active and the report has not told of yet. */
  #active = new Map<string, AwsSecurityFinding>();
  #waiting: AwsSecurityFinding[] = [];

  constructor(report: Report, region: string, push: Push) {
    this.pushed = { region, open: 0, settled: 0, archived: 0, left: 0, refused: [] };
    this.#report = report;
    this.#push = push;
    this.#hub = new Hub(push.pool, productArnIn(report, region), { region, signal: push.signal });
  }

  async begin(): Promise<void> {
    await this.#unlessStopped(async () => {
      this.#active = await this.#hub.active();
    });
  }

  async take(finding: ReportFinding): Promise<void> {
    if (this.pushed.problem !== undefined) return;
    const isActive = this.#active.delete(securityFindingId(finding, this.#report));
    const isOpen = finding.status === "fail" || finding.status === "unknown";
    if (!isOpen && !isActive && !this.#push.everything) return;
    this.pushed[isOpen ? "open" : "settled"]++;
    await this.#add(await securityFinding(finding, this.#report));
  }

  async end(): Promise<void> {
    for (const finding of this.#active.values()) {
      if (this.pushed.problem !== undefined) return;
      const check = finding.GeneratorId?.slice(generator.length) ?? "";
      if (!tellsAll(this.#report, check, this.pushed.region)) {
        this.pushed.left++;
        continue;
      }
      this.pushed.archived++;
      await this.#add(archived(finding, this.#report.scan.finishedAt));
    }
    await this.#send();
  }

  async #add(finding: AwsSecurityFinding): Promise<void> {
    this.#waiting.push(finding);
    if (this.#waiting.length === mostInCall) await this.#send();
  }

  async #send(): Promise<void> {
    const findings = this.#waiting;
    this.#waiting = [];
    if (this.#push.isDry || this.pushed.problem !== undefined) return;
    await this.#unlessStopped(async () => {
      this.pushed.refused.push(...(await this.#hub.send(findings)));
    });
  }

  /** One region that cannot be used keeps the others from nothing. */
  async #unlessStopped(call: () => Promise<void>): Promise<void> {
    try {
      await call();
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error;
      this.pushed.problem = whyNot(this.pushed.region, error);
    }
  }
}

/** What the hub gave, as far as an import takes it, out of the way. */
function archived(finding: AwsSecurityFinding, at: string): AwsSecurityFinding {
  const { SchemaVersion, Id, ProductArn, GeneratorId, AwsAccountId, Types, CreatedAt, Severity, Title } = finding;
  const { Description, Resources, Compliance } = finding;
  return {
    ...{ SchemaVersion, Id, ProductArn, GeneratorId, AwsAccountId, Types, CreatedAt, Severity, Title, Description },
    ...{ Resources, ...(Compliance && { Compliance }), UpdatedAt: at, RecordState: "ARCHIVED" },
  };
}
