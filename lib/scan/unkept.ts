import type { Verdict, VerdictStatus } from "#lib/checks/verdicts.ts";
import { isSettled } from "#lib/inventory/exposure.ts";
import type { Naming } from "#lib/inventory/names.ts";
import type { Identity, Reading } from "#lib/readings/reading.ts";
import type { Finding } from "#lib/scoring/evaluate.ts";
import type { ReadingsWanted, ResourceGrade } from "#lib/store/resources.ts";
import type { ScanUnit } from "#lib/store/scans.ts";
import { noFailing } from "./evaluate.ts";
import type { Known, ScanStore } from "./scan-store.ts";

const batchSize = 200;

/**
 * A scan of which nothing is kept but its report, without a database: the first, as far as it knows, of its account. There may
 * be very many finished jobs, so their configurations are held as text, and equal verdicts once.
 */
export class Unkept implements ScanStore {
  /** By ARN: what can still change, and what cannot as JSON. */
  readonly #live = new Map<string, Reading>();
  readonly #settled = new Map<string, { identity: Identity; readAt: string; text: string }>();
  readonly #names = new Map<string, Naming>();
  readonly #verdicts = new Map<string, Verdict>();
  readonly units: ScanUnit[] = [];
  readonly findings: Finding[] = [];
  readonly grades: ResourceGrade[] = [];

  async begin(): Promise<string> {
    return new Date().toISOString();
  }

  async latestUnits(): Promise<[]> {
    return [];
  }

  async finishedUnits(): Promise<[]> {
    return [];
  }

  async finishUnit(unit: ScanUnit): Promise<void> {
    this.units.push(unit);
  }

  /** What this scan itself has met of it: kinds that others name are read several times. */
  async known(kind: string, region: string): Promise<Known> {
    const own = (found: Iterable<{ identity: Identity }>) =>
      [...found].map(({ identity }) => identity).filter((identity) => isOf(identity, { kind, region }));
    const changeable = own(this.#live.values()).map((identity) => ({ also: null, ...identity }));
    return { changeable, settled: new Set(own(this.#settled.values()).map(({ arn }) => arn)) };
  }

  async stage(readings: Reading[]): Promise<void> {
    for (const reading of readings) {
      const { identity } = reading;
      await this.close([identity.arn]);
      if (reading.status === "read" && isSettled(identity.kind, reading.resource)) {
        this.#settled.set(identity.arn, { identity, readAt: reading.readAt, text: JSON.stringify(reading) });
      } else this.#live.set(identity.arn, reading);
    }
  }

  async close(arns: readonly string[]): Promise<void> {
    for (const arn of arns) if (!this.#live.delete(arn)) this.#settled.delete(arn);
  }

  /** Nothing was judged before everything was collected. */
  async closeFindings(): Promise<void> {}

  async *readings({ settled, units }: ReadingsWanted): AsyncGenerator<Reading[]> {
    const isWanted = ({ identity }: { identity: Identity }) => units?.some((unit) => isOf(identity, unit)) ?? true;
    const found = settled ? this.#settled.values() : this.#live.values();
    let batch: Reading[] = [];
    for (const one of found) {
      if (!isWanted(one)) continue;
      batch.push("text" in one ? parsed(one.text) : one);
      if (batch.length < batchSize) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
  }

  /** When it was read, or was to be. */
  readAt(arn: string): string {
    return (this.#settled.get(arn) ?? this.#live.get(arn))?.readAt ?? "";
  }

  /** As it was judged; undefined for what was not met. */
  reading(arn: string): Reading | undefined {
    const settled = this.#settled.get(arn);
    return settled ? parsed(settled.text) : this.#live.get(arn);
  }

  async noteNames(names: readonly Naming[]): Promise<void> {
    for (const naming of names) this.#names.set(`${naming.kind} ${naming.name}`, naming);
  }

  async namesOfJobs(): Promise<readonly Naming[]> {
    return [...this.#names.values()];
  }

  async stageVerdicts(findings: readonly Finding[], grades: ResourceGrade[]): Promise<void> {
    for (const { verdict, ...finding } of findings) {
      const text = JSON.stringify(verdict);
      const known = this.#verdicts.get(text);
      if (!known) this.#verdicts.set(text, verdict);
      this.findings.push({ ...finding, verdict: known ?? verdict });
    }
    this.grades.push(...grades);
  }

  async lastVerdicts(): Promise<ReadonlyMap<string, VerdictStatus>> {
    return new Map();
  }

  async liveOutside(): Promise<[]> {
    return [];
  }

  async closeRetired(): Promise<void> {}

  async tally() {
    const verdicts = { pass: 0, fail: 0, "not-applicable": 0, unknown: 0 };
    const failing = noFailing();
    for (const { exposure, status, severity } of this.findings) {
      if (exposure !== "record") continue;
      verdicts[status]++;
      if (status === "fail") failing[severity]++;
    }
    const records = this.grades.filter(({ exposure }) => exposure === "record").length;
    return { verdicts, failing, live: this.grades.length - records, records };
  }

  async changes(): Promise<null> {
    return null;
  }
}

/** A global list holds things of all regions. */
function isOf(identity: Pick<Identity, "kind" | "region">, { kind, region }: { kind: string; region: string }) {
  return identity.kind === kind && (region === "global" || identity.region === region);
}

/** Its own words, back. */
function parsed(text: string): Reading {
  return JSON.parse(text) as Reading;
}
