import type { ClientPool } from "#lib/aws/clients.ts";
import type { AwsClients } from "#lib/aws/operations.ts";
import { formatDate, plural } from "#lib/format.ts";
import { askingClients } from "./clients.ts";
import type { EventEngine, Prepared, QueryState } from "./engine.ts";
import { lakeColumn, lakeStatement } from "./lake-statement.ts";
import { storeIn } from "./place.ts";
import type { EventQuestion } from "./question.ts";

/** What asking an event data store takes. */
export const lakeActions = [
  "cloudtrail:GetEventDataStore",
  "cloudtrail:StartQuery",
  "cloudtrail:DescribeQuery",
  "cloudtrail:GetQueryResults",
  "cloudtrail:CancelQuery",
] as const;

/** Longer statements are refused. Source: CloudTrail API reference, StartQuery. */
const longestStatement = 10_000;
const dayMs = 24 * 3_600_000;
const ended: Readonly<Record<string, string>> = {
  FAILED: "failed",
  CANCELLED: "was cancelled",
  TIMED_OUT: "timed out",
};

/** Asks an event data store of CloudTrail Lake. */
export class LakeEngine implements EventEngine {
  readonly startsOnce = false;
  readonly #arn: string;
  readonly #account: string;
  readonly #cloudtrail: AwsClients["cloudtrail"];
  readonly #queries: Set<string>;

  constructor(pool: ClientPool, arn: string, { account, signal }: { account: string; signal: AbortSignal }) {
    this.#arn = arn;
    this.#account = account;
    const { region, id } = storeIn(arn);
    const { clients, queries } = askingClients(pool, { region, actions: lakeActions, asked: { table: id }, signal });
    this.#cloudtrail = clients.cloudtrail;
    this.#queries = queries;
  }

  async prepare(question: EventQuestion): Promise<Prepared> {
    const store = await this.#cloudtrail.getEventDataStore({ EventDataStore: this.#arn });
    const { Status, RetentionPeriod, CreatedTimestamp, MultiRegionEnabled } = store;
    const { region } = storeIn(this.#arn);
    const statement = lakeStatement(this.#arn, question, this.#account);
    const kept =
      RetentionPeriod === undefined ? undefined : new Date(Date.now() - RetentionPeriod * dayMs).toISOString();
    const made = CreatedTimestamp?.toISOString();
    const others = question.regions.filter((one) => one !== region);
    return {
      statement,
      most: null,
      reads: async () => ({
        ...{ bytes: null, isEstimated: false, dollars: null },
        why: "CloudTrail tells how much a query read only when it has; it is paid for by the gigabyte, $0.005 by list price. The shorter the time, the less it reads.",
      }),
      notes: [
        ...(kept !== undefined && question.from < kept.slice(0, 10)
          ? [`It keeps events for ${plural(RetentionPeriod ?? 0, "day")}: before ${formatDate(kept)} there is nothing.`]
          : []),
        ...(made !== undefined && question.from < made.slice(0, 10)
          ? [`It was made on ${formatDate(made)}: earlier events are only there if somebody had them copied.`]
          : []),
        ...(MultiRegionEnabled === false && (question.regions.length === 0 || others.length > 0)
          ? [`It has the events of ${region} alone.`]
          : []),
      ],
      problem:
        (Status !== undefined && !/^(ENABLED|STOPPED_INGESTION)$/.test(Status)
          ? `The event data store is ${Status}: it cannot be asked.`
          : null) ??
        (statement.length > longestStatement
          ? "The question is too long for CloudTrail Lake: name fewer regions."
          : null),
    };
  }

  async start(statement: string): Promise<string> {
    const { QueryId = "" } = await this.#cloudtrail.startQuery({ QueryStatement: statement });
    return QueryId;
  }

  async state(id: string): Promise<QueryState> {
    const { QueryStatus = "", QueryStatistics, ErrorMessage } = await this.#cloudtrail.describeQuery({ QueryId: id });
    const how = ended[QueryStatus];
    return {
      isDone: how !== undefined || QueryStatus === "FINISHED",
      failure: how === undefined ? null : `The query ${how}: ${ErrorMessage ?? "CloudTrail does not say why"}`,
      bytes: QueryStatistics?.BytesScanned ?? null,
    };
  }

  async *rows(id: string): AsyncGenerator<(string | null)[][]> {
    this.#queries.add(id);
    let NextToken: string | undefined;
    let header: string[] | undefined;
    do {
      const page = await this.#cloudtrail.getQueryResults({ QueryId: id, ...(NextToken && { NextToken }) });
      const rows = (page.QueryResultRows ?? []).map((row) => Object.assign({}, ...row) as Record<string, string>);
      // An answer without rows names no column.
      header ??= rows[0] ? Object.keys(rows[0]) : [lakeColumn];
      const names = header;
      yield [...(NextToken === undefined ? [names] : []), ...rows.map((row) => names.map((name) => row[name] ?? null))];
      NextToken = page.NextToken;
    } while (NextToken);
  }

  async stop(id: string): Promise<void> {
    this.#queries.add(id);
    await this.#cloudtrail.cancelQuery({ QueryId: id });
  }
}
