import { DatabaseSync, type StatementSync } from "node:sqlite";
import type { Identity, Reading } from "#lib/readings/reading.ts";
import type { Finding } from "#lib/scoring/evaluate.ts";
import { gradeRank } from "#lib/scoring/weights.ts";
import type { ResourceGrade } from "#lib/store/resources.ts";

/** What findings have in common that stand together in a report, and how many they are. */
export interface FindingGroup extends Pick<Finding, "check" | "severity" | "category" | "status" | "exposure"> {
  no: number;
  region: string;
  count: number;
  /** How many of them were accepted. */
  waived: number;
}

/** A judged resource, with when it was read or was to be. */
export type GradedResource = ResourceGrade & { readAt: string };

/** A finding with what is known of its resource. */
export type JudgedFinding = Finding & Pick<GradedResource, "readAt" | "tags">;

type Place = Pick<Identity, "kind" | "region">;

const tables = `
  CREATE TABLE settled (arn TEXT UNIQUE, kind TEXT, region TEXT, read_at TEXT, reading TEXT);
  CREATE TABLE resources (
    arn TEXT, kind TEXT, region TEXT, exposure TEXT, critical, high, medium, low, info, unknown, grade, resource TEXT
  );
  CREATE TABLE findings (group_no INTEGER, id TEXT, resource_no INTEGER, verdict TEXT);
`;
/** As the list of resources in the store, worst.by of resources-list.ts; SQLite compares text as Postgres does in the collation C. */
const worstFirst = `
  critical DESC, high DESC, medium DESC, low DESC, info DESC, unknown DESC, grade, exposure, kind, region, arn
`;

/**
 * A file without a name that one scan writes to and that is gone with it: of half a million finished jobs neither their
 * configurations nor their verdicts fit into memory.
 */
export class Scratch {
  // "" is a database in a temporary file of which 2 MB are cached. Source: sqlite.org/inmemorydb.html, "Temporary Databases".
  readonly #db = new DatabaseSync("");
  readonly #statements = new Map<string, StatementSync>();
  readonly #groups = new Map<string, FindingGroup>();
  /** Where something settled stands, or stood: `training-job us-east-1`. */
  readonly #places = new Set<string>();

  constructor() {
    // Nobody reads it after a crash.
    this.#db.exec(`PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; ${tables} BEGIN`);
  }

  #sql(text: string): StatementSync {
    const known = this.#statements.get(text);
    if (known) return known;
    const statement = this.#db.prepare(text);
    this.#statements.set(text, statement);
    return statement;
  }

  putSettled(reading: Reading): void {
    const { identity, readAt } = reading;
    const { arn, kind, region } = identity;
    this.#places.add(`${kind} ${region}`).add(`${kind} global`);
    const insert = this.#sql("INSERT OR REPLACE INTO settled VALUES (?, ?, ?, ?, ?)");
    insert.run(arn, kind, region, readAt, JSON.stringify(reading));
  }

  dropSettled(arn: string): void {
    this.#sql("DELETE FROM settled WHERE arn = ?").run(arn);
  }

  settled(arn: string): Reading | undefined {
    const row = this.#sql("SELECT reading FROM settled WHERE arn = ?").get(arn);
    return row && parsed<Reading>(row.reading);
  }

  /** When a settled one was read. */
  readAt(arn: string): string | undefined {
    return this.#sql("SELECT read_at FROM settled WHERE arn = ?").get(arn)?.read_at?.toString();
  }

  /** Every unit asks, before anything of it is here. The index takes as long again as the rows: it is made once there is something to find. */
  settledArns({ kind, region }: Place): Set<string> {
    if (!this.#places.has(`${kind} ${region}`)) return new Set();
    this.#db.exec("CREATE INDEX IF NOT EXISTS settled_at ON settled (kind, region, arn)");
    const rows = this.#sql("SELECT arn FROM settled WHERE kind = ?1 AND (?2 = 'global' OR region = ?2)");
    return new Set(rows.all(kind, region).map(({ arn }) => String(arn)));
  }

  /** In batches of so many. Something may be written meanwhile. */
  *everySettled(size: number): Generator<Reading[]> {
    let after = 0;
    for (;;) {
      const rows = this.#sql("SELECT rowid, reading FROM settled WHERE rowid > ? ORDER BY rowid LIMIT ?").all(
        after,
        size,
      );
      if (rows.length === 0) return;
      after = Number(rows.at(-1)?.rowid);
      yield rows.map(({ reading }) => parsed<Reading>(reading));
    }
  }

  /** The verdicts about some resources, each with its resource. */
  judge(findings: readonly Finding[], resources: readonly GradedResource[]): void {
    const numbers = new Map(resources.map((resource) => [resource.identity.arn, this.#putResource(resource)]));
    const insert = this.#sql("INSERT INTO findings VALUES (?, ?, ?, ?)");
    for (const finding of findings) {
      const { identity, id, verdict } = finding;
      const resource = numbers.get(identity.arn);
      if (resource === undefined) throw new Error("A finding came without its resource.");
      insert.run(this.#groupOf(finding), id, resource, JSON.stringify(verdict));
    }
  }

  #putResource(resource: GradedResource): number | bigint {
    const { identity, exposure, failing, unknown, grade } = resource;
    const { arn, kind, region } = identity;
    const { critical, high, medium, low, info } = failing;
    const most = [critical, high, medium, low, info, unknown].map((count) => Math.min(999, count));
    return this.#sql("INSERT INTO resources VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)").run(
      ...[arn, kind, region, exposure],
      ...most,
      gradeRank(grade ?? "none"),
      JSON.stringify(resource),
    ).lastInsertRowid;
  }

  #groupOf({ check, severity, category, status, exposure, identity, waived = false }: Finding): number {
    const key = `${check} ${status} ${exposure} ${identity.region}`;
    const known = this.#groups.get(key);
    if (known) {
      known.count++;
      known.waived += Number(waived);
      return known.no;
    }
    const no = this.#groups.size;
    const same = { check, severity, category, status, exposure, region: identity.region };
    this.#groups.set(key, { ...same, count: 1, waived: Number(waived), no });
    return no;
  }

  groups(): readonly FindingGroup[] {
    return [...this.#groups.values()];
  }

  /** The findings of some groups, group after group, in the order of their ids. */
  *findings(groups: readonly FindingGroup[]): Generator<JudgedFinding> {
    this.#db.exec("CREATE INDEX IF NOT EXISTS findings_of_group ON findings (group_no, id)");
    // A statement of its own, since several may be read at once.
    const rows = this.#db.prepare(
      `SELECT id, verdict, resource FROM findings JOIN resources ON resources.rowid = resource_no
       WHERE group_no = ? ORDER BY id`,
    );
    for (const { no, check, severity, category, status, exposure } of groups) {
      for (const { id, verdict, resource } of rows.iterate(no)) {
        const { identity, readAt, tags } = parsed<GradedResource>(resource);
        const same = { check, severity, category, status, exposure };
        yield { ...same, id: String(id), identity, verdict: parsed<Finding["verdict"]>(verdict), readAt, tags };
      }
    }
  }

  /** Worst first. */
  *resources(): Generator<GradedResource> {
    for (const { resource } of this.#db.prepare(`SELECT resource FROM resources ORDER BY ${worstFirst}`).iterate()) {
      yield parsed<GradedResource>(resource);
    }
  }
}

/** What was written here before, back. */
function parsed<T>(text: unknown): T {
  return JSON.parse(String(text)) as T;
}
