import { randomUUID } from "node:crypto";
import type { QueryExecution, StartQueryExecutionInput } from "@aws-sdk/client-athena";
import type { SimulatedAccount } from "../account.ts";
import { AwsError } from "../aws-error.ts";
import type { Call } from "../call.ts";
import { progressAt } from "../progress.ts";
import type { SimulatedWorkGroup } from "../shelves/athena.ts";
import { parseSelect } from "../sql/parse.ts";
import { SqlError } from "../sql/sql-error.ts";
import { type Ending, runQuery } from "./run-query.ts";

/** A query that was started, and what it has come to since. */
export interface Query {
  id: string;
  region: string;
  input: StartQueryExecutionInput;
  group: SimulatedWorkGroup;
  submitted: number;
  /** How often somebody asked about it. */
  asked: number;
  ending?: Ending & { at: number };
}

/** How many are known at once: what they answered stays with them. */
const kept = 100;
/** Athena's own, beside the account: what was asked is no part of what an account is. */
const started = new WeakMap<SimulatedAccount, Query[]>();

/**
 * The same request once more, by its token, is the same query. What is no statement is refused as it is handed in, what does not fit its
 * table fails as it runs.
 * @throws AwsError for such a text, and when the token was another request's
 */
export function startedQuery(input: StartQueryExecutionInput, group: SimulatedWorkGroup, call: Call): Query {
  const all = started.get(call.account) ?? [];
  started.set(call.account, all);
  const before = all.find(
    (one) => one.region === call.region.name && one.input.ClientRequestToken === input.ClientRequestToken,
  );
  if (before && input.ClientRequestToken !== undefined) {
    if (JSON.stringify(before.input) === JSON.stringify(input)) return before;
    throw new AwsError("InvalidRequestException", "Idempotent parameters do not match");
  }
  checkSyntax(input.QueryString ?? "");
  const query: Query = { id: randomUUID(), region: call.region.name, input, group, submitted: call.now, asked: 0 };
  all.push(query);
  if (all.length > kept) all.shift();
  return query;
}

/** Source: answers seen in public issues (`InvalidRequestException … line 16:25: mismatched input ':'`). */
function checkSyntax(statement: string): void {
  try {
    parseSelect(statement);
  } catch (error) {
    if (!(error instanceof SqlError)) throw error;
    throw new AwsError("InvalidRequestException", error.message.replace(/^\w+: /, ""));
  }
}

/** @throws AwsError when there is none of this id here */
export function queryNamed(id: string, call: Call): Query {
  const found = started.get(call.account)?.find((one) => one.id === id && one.region === call.region.name);
  if (found && !call.gone) return found;
  throw new AwsError("InvalidRequestException", `QueryExecution ${id} was not found`);
}

/** It runs, and ends, as somebody asks. */
export function askedAbout(query: Query, call: Call): void {
  query.asked += 1;
  if (query.ending || progressAt(query.asked) !== "ended") return;
  const { QueryString = "", QueryExecutionContext } = query.input;
  const cutoff = query.group.Configuration?.BytesScannedCutoffPerQuery;
  query.ending = { ...runQuery(QueryString, QueryExecutionContext, call, cutoff), at: call.now };
}

/** One that has ended stays as it is. */
export function stopQuery(query: Query, { now }: Call): void {
  query.ending ??= {
    state: "CANCELLED",
    reason: "Query cancelled by user",
    scanned: 0,
    columns: [],
    rows: [],
    at: now,
  };
}

export function stateOf({ ending, asked }: Query) {
  return ending?.state ?? (progressAt(asked) === "QUEUED" ? "QUEUED" : "RUNNING");
}

export function executionOf(query: Query): QueryExecution {
  const { id, input, group, submitted, ending } = query;
  const { ManagedQueryResultsConfiguration: managed, EngineVersion } = group.Configuration ?? {};
  return {
    QueryExecutionId: id,
    Query: input.QueryString,
    StatementType: "DML",
    SubstatementType: "SELECT",
    ...(managed?.Enabled
      ? { ManagedQueryResultsConfiguration: managed }
      : { ResultConfiguration: { OutputLocation: `${outputOf(input, group)}${id}.csv` } }),
    ...(input.QueryExecutionContext && { QueryExecutionContext: input.QueryExecutionContext }),
    Status: {
      State: stateOf(query),
      SubmissionDateTime: new Date(submitted),
      ...(ending?.reason !== undefined && { StateChangeReason: ending.reason }),
      ...(ending?.state === "FAILED" && {
        AthenaError: { ErrorCategory: 2, Retryable: false, ErrorMessage: ending.reason },
      }),
      ...(ending && { CompletionDateTime: new Date(ending.at) }),
    },
    Statistics: {
      DataScannedInBytes: ending?.scanned ?? 0,
      TotalExecutionTimeInMillis: (ending?.at ?? submitted) - submitted,
      QueryQueueTimeInMillis: 0,
    },
    WorkGroup: group.Name,
    EngineVersion,
  };
}

/** Where results go, with a slash at its end; undefined where nobody has said. Source: Athena user guide, "Override client-side settings". */
export function outputOf(input: StartQueryExecutionInput, { Configuration }: SimulatedWorkGroup): string | undefined {
  const own = Configuration?.ResultConfiguration?.OutputLocation;
  const asked = input.ResultConfiguration?.OutputLocation;
  const place = (Configuration?.EnforceWorkGroupConfiguration ? own : (asked ?? own)) || undefined;
  return place && (place.endsWith("/") ? place : `${place}/`);
}
