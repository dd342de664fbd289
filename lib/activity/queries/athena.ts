import type { ClientPool } from "#lib/aws/clients.ts";
import type { AwsClients } from "#lib/aws/operations.ts";
import { formatBytes } from "#lib/format.ts";
import { athenaStatement, type TableShape } from "./athena-statement.ts";
import { askingClients } from "./clients.ts";
import type { EventEngine, Prepared, QueryState } from "./engine.ts";
import { type AthenaTable, catalog } from "./place.ts";
import type { EventQuestion } from "./question.ts";
import { folderAt, readsOf } from "./reads.ts";
import { named } from "./sql.ts";

/** What asking a table takes of Athena. */
export const athenaActions = [
  "athena:GetWorkGroup",
  "athena:GetTableMetadata",
  "athena:StartQueryExecution",
  "athena:GetQueryExecution",
  "athena:GetQueryResults",
  "athena:StopQueryExecution",
] as const;

/** Asks a table of Athena over the logs of a trail. */
export class AthenaEngine implements EventEngine {
  readonly startsOnce = true;
  readonly #pool: ClientPool;
  readonly #place: AthenaTable;
  readonly #account: string;
  readonly #signal: AbortSignal;
  readonly #athena: AwsClients["athena"];
  readonly #queries: Set<string>;

  constructor(pool: ClientPool, place: AthenaTable, { account, signal }: { account: string; signal: AbortSignal }) {
    this.#pool = pool;
    this.#place = place;
    this.#account = account;
    this.#signal = signal;
    const { region, database, table, workgroup, results } = place;
    const asked = { table: [catalog, database, table].map(named).join("."), workgroup, results };
    const { clients, queries } = askingClients(pool, { region, actions: athenaActions, asked, signal });
    this.#athena = clients.athena;
    this.#queries = queries;
  }

  async prepare(question: EventQuestion): Promise<Prepared> {
    const { workgroup, database, table, region } = this.#place;
    const [{ WorkGroup }, { TableMetadata }] = await Promise.all([
      this.#athena.getWorkGroup({ WorkGroup: workgroup }),
      this.#athena.getTableMetadata({ CatalogName: catalog, DatabaseName: database, TableName: table }),
    ]);
    const { Columns = [], PartitionKeys = [], Parameters = {} } = TableMetadata ?? {};
    const shape: TableShape = {
      columns: new Map(Columns.map(({ Name = "", Type = "" }) => [Name.toLowerCase(), Type])),
      partitions: PartitionKeys.map(({ Name: name = "", Type: type = "" }) => ({ name, type })),
      parameters: Parameters,
    };
    const { sql: statement, by, problem } = athenaStatement(this.#place, shape, question, this.#account);
    const located = folderAt(Parameters, by, this.#account);
    const reads = () => readsOf(this.#pool, located, question, { by, region, signal: this.#signal });
    const { Configuration: configuration = {}, State } = WorkGroup ?? {};
    const cutoff = configuration.BytesScannedCutoffPerQuery;
    const hasPlace =
      configuration.ManagedQueryResultsConfiguration?.Enabled === true ||
      configuration.ResultConfiguration?.OutputLocation !== undefined ||
      this.#place.results !== undefined;
    return {
      statement,
      reads,
      most: cutoff ?? null,
      notes: [
        ...(by.has("day")
          ? []
          : [
              "The table's folders are not told apart by days: every question reads all of its logs, whatever the time.",
            ]),
        ...(by.has("region") || question.regions.length === 0
          ? []
          : ["The table's folders are not told apart by regions: those of all regions are read."]),
        ...(cutoff === undefined ? [] : [`The work group stops a query that reads more than ${formatBytes(cutoff)}.`]),
      ],
      problem:
        problem ??
        (State === "DISABLED" ? `The work group ${workgroup} is disabled.` : null) ??
        (hasPlace
          ? null
          : `The work group ${workgroup} keeps no results: turn on managed query results, or name a place as "results".`),
    };
  }

  async start(statement: string, token: string): Promise<string> {
    const { workgroup, results } = this.#place;
    const { QueryExecutionId = "" } = await this.#athena.startQueryExecution({
      QueryString: statement,
      WorkGroup: workgroup,
      ClientRequestToken: token,
      ...(results !== undefined && { ResultConfiguration: { OutputLocation: results } }),
    });
    return QueryExecutionId;
  }

  async state(id: string): Promise<QueryState> {
    const { QueryExecution: { Status = {}, Statistics = {} } = {} } = await this.#athena.getQueryExecution({
      QueryExecutionId: id,
    });
    const { State, StateChangeReason } = Status;
    const isOver = State === "FAILED" || State === "CANCELLED";
    return {
      isDone: isOver || State === "SUCCEEDED",
      failure: isOver ? `Athena ended it (${State}): ${StateChangeReason ?? "it does not say why"}` : null,
      bytes: Statistics.DataScannedInBytes ?? null,
    };
  }

  async *rows(id: string): AsyncGenerator<(string | null)[][]> {
    this.#queries.add(id);
    let NextToken: string | undefined;
    do {
      const page = await this.#athena.getQueryResults({ QueryExecutionId: id, ...(NextToken && { NextToken }) });
      yield (page.ResultSet?.Rows ?? []).map(({ Data = [] }) => Data.map(({ VarCharValue }) => VarCharValue ?? null));
      NextToken = page.NextToken;
    } while (NextToken);
  }

  async stop(id: string): Promise<void> {
    this.#queries.add(id);
    await this.#athena.stopQueryExecution({ QueryExecutionId: id });
  }
}
