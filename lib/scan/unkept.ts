import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import { isSettled } from "#lib/inventory/exposure.ts";
import type { Naming } from "#lib/inventory/names.ts";
import type { Identity, Reading } from "#lib/readings/reading.ts";
import type { Finding } from "#lib/scoring/evaluate.ts";
import { noFailing } from "#lib/scoring/weights.ts";
import type { ReadingsWanted, ResourceGrade } from "#lib/store/resources.ts";
import type { ScanUnit } from "#lib/store/scans.ts";
import type { Known, ScanStore } from "./scan-store.ts";
import { type FindingGroup, type JudgedFinding, Scratch } from "./scratch.ts";

const batchSize = 200;

/**
 * A scan of which nothing is kept but its report, without a database: the first, as far as it knows, of its account. What can
 * still change is held in memory; there may be very many finished jobs and verdicts, which wait in a temporary file.
 */
export class Unkept implements ScanStore {
  /** By ARN. */
  readonly #live = new Map<string, Reading>();
  readonly #names = new Map<string, Naming>();
  readonly #scratch = new Scratch();
  /** A finding's fix and its evidence are of one reading. */
  #latest: { arn: string; reading: Reading | undefined } | undefined;
  #records = 0;
  #resources = 0;
  readonly units: ScanUnit[] = [];

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
    const live = [...this.#live.values()].filter(({ identity }) => isOf(identity, { kind, region }));
    return {
      changeable: live.map(({ identity }) => ({ also: null, ...identity })),
      settled: this.#scratch.settledArns({ kind, region }),
    };
  }

  async stage(readings: Reading[]): Promise<void> {
    for (const reading of readings) {
      const { identity } = reading;
      await this.close([identity.arn]);
      if (reading.status === "read" && isSettled(identity.kind, reading.resource)) this.#scratch.putSettled(reading);
      else this.#live.set(identity.arn, reading);
    }
  }

  async close(arns: readonly string[]): Promise<void> {
    this.#latest = undefined;
    for (const arn of arns) if (!this.#live.delete(arn)) this.#scratch.dropSettled(arn);
  }

  /** Nothing was judged before everything was collected. */
  async closeFindings(): Promise<void> {}

  /** Nothing is on show before the scan is done. */
  async *readings({ settled, units, onShow }: ReadingsWanted): AsyncGenerator<Reading[]> {
    if (units?.length === 0 || onShow) return;
    const isWanted = ({ identity }: { identity: Identity }) => units?.some((unit) => isOf(identity, unit)) ?? true;
    const found = settled ? this.#scratch.everySettled(batchSize) : batches([...this.#live.values()]);
    for (const batch of found) {
      const wanted = batch.filter(isWanted);
      if (wanted.length > 0) yield wanted;
    }
  }

  /** As it was judged; undefined for what was not met. */
  reading(arn: string): Reading | undefined {
    const live = this.#live.get(arn);
    if (live) return live;
    if (this.#latest?.arn !== arn) this.#latest = { arn, reading: this.#scratch.settled(arn) };
    return this.#latest.reading;
  }

  async noteNames(names: readonly Naming[]): Promise<void> {
    for (const naming of names) this.#names.set(`${naming.kind} ${naming.name}`, naming);
  }

  async namesOfJobs(): Promise<readonly Naming[]> {
    return [...this.#names.values()];
  }

  async stageVerdicts(findings: readonly Finding[], grades: ResourceGrade[]): Promise<void> {
    const readAt = (arn: string) => this.#live.get(arn)?.readAt ?? this.#scratch.readAt(arn) ?? "";
    const resources = grades.map((grade) => ({ ...grade, readAt: readAt(grade.identity.arn) }));
    this.#scratch.judge(findings, resources);
    this.#resources += grades.length;
    this.#records += grades.filter(({ exposure }) => exposure === "record").length;
  }

  groups(): readonly FindingGroup[] {
    return this.#scratch.groups();
  }

  /** Group after group, each in the order of ids. */
  findings(groups = this.groups()): Generator<JudgedFinding> {
    return this.#scratch.findings(groups);
  }

  /** Worst first. */
  resources(): Generator<ResourceGrade> {
    return this.#scratch.resources();
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
    for (const { exposure, status, severity, count } of this.groups()) {
      if (exposure !== "record") continue;
      verdicts[status] += count;
      if (status === "fail") failing[severity] += count;
    }
    return { verdicts, failing, live: this.#resources - this.#records, records: this.#records };
  }

  async changes(): Promise<null> {
    return null;
  }
}

/** A global list holds things of all regions. */
function isOf(identity: Pick<Identity, "kind" | "region">, { kind, region }: { kind: string; region: string }) {
  return identity.kind === kind && (region === "global" || identity.region === region);
}

function* batches(readings: readonly Reading[]): Generator<readonly Reading[]> {
  for (let from = 0; from < readings.length; from += batchSize) yield readings.slice(from, from + batchSize);
}
