import { randomUUID } from "node:crypto";
import type {
  CancelQueryRequest,
  CancelQueryResponse,
  DescribeQueryRequest,
  DescribeQueryResponse,
  GetQueryResultsRequest,
  GetQueryResultsResponse,
  StartQueryRequest,
  StartQueryResponse,
} from "@aws-sdk/client-cloudtrail";
import type { SimulatedAccount } from "../account.ts";
import { AwsError } from "../aws-error.ts";
import type { Call, Operation } from "../call.ts";
import { type Ending, type Prepared, prepared, runPrepared, storeNamed } from "../lake/run-query.ts";
import { progressAt } from "../progress.ts";

const day = 86_400_000;
/** How long a query is known. Source: CloudTrail API reference, DescribeQuery. */
const knownDays = 7;
const largestPage = 1000;

interface Query extends Prepared {
  id: string;
  region: string;
  statement: string;
  created: number;
  /** How often somebody asked about it. */
  asked: number;
  ending?: Ending;
}

/** How many are known at once: what they answered stays with them. */
const kept = 100;
/** Lake's own, beside the account: what was asked is no part of what an account is. */
const started = new WeakMap<SimulatedAccount, Query[]>();

const startQuery: Operation<StartQueryRequest, StartQueryResponse> = ({ QueryStatement: statement }, call) => {
  if (statement === undefined) throw invalid("You must specify a query statement or a query alias.");
  const all = started.get(call.account) ?? [];
  started.set(call.account, all);
  const [id, region] = [randomUUID(), call.region.name];
  all.push({ ...prepared(statement, call), id, region, statement, created: call.now, asked: 0 });
  if (all.length > kept) all.shift();
  return { QueryId: id };
};

function invalid(sentence: string): AwsError {
  return new AwsError("InvalidParameterException", sentence);
}

/** @throws AwsError when there is none of this id here, or none of that store */
function queryNamed(id: string | undefined, store: string | undefined, call: Call): Query {
  if (id === undefined) throw invalid("You must specify a query ID.");
  const of = store === undefined ? undefined : storeNamed(store, { ...call, gone: false });
  const found = started.get(call.account)?.find((one) => one.id === id && one.region === call.region.name);
  const isKnown = found && !call.gone && (!of || found.store === of) && call.now - found.created < knownDays * day;
  if (isKnown) return found;
  throw new AwsError("QueryIdNotFoundException", `The query ID ${id} was not found.`);
}

/** It runs, and ends, as somebody asks. */
function askedAbout(query: Query, call: Call): void {
  query.asked += 1;
  if (!query.ending && progressAt(query.asked) === "ended") query.ending = runPrepared(query, call);
}

function stateOf({ ending, asked }: Query) {
  return ending?.state ?? (progressAt(asked) === "QUEUED" ? "QUEUED" : "RUNNING");
}

const describeQuery: Operation<DescribeQueryRequest, DescribeQueryResponse> = ({ QueryId, EventDataStore }, call) => {
  const query = queryNamed(QueryId, EventDataStore, call);
  askedAbout(query, call);
  const { ending } = query;
  return {
    QueryId: query.id,
    QueryString: query.statement,
    QueryStatus: stateOf(query),
    QueryStatistics: {
      EventsMatched: ending?.matched ?? 0,
      EventsScanned: ending?.scanned ?? 0,
      BytesScanned: ending?.bytes ?? 0,
      ExecutionTimeInMillis: ending ? Math.max(call.now - query.created, 1) : 0,
      CreationTime: new Date(query.created),
    },
    ...(ending?.message !== undefined && { ErrorMessage: ending.message }),
  };
};

/** Rows are there once it has ended: each a list of one column and its text, of what has none no text. */
const getQueryResults: Operation<GetQueryResultsRequest, GetQueryResultsResponse> = (input, call) => {
  const query = queryNamed(input.QueryId, input.EventDataStore, call);
  askedAbout(query, call);
  const { rows = [], bytes = 0, message } = query.ending ?? {};
  const { items, next } = call.page(rows, { token: input.NextToken, size: input.MaxQueryResults ?? largestPage });
  const names = query.plan.columns.map(({ name }) => name);
  return {
    QueryStatus: stateOf(query),
    QueryStatistics: { ResultsCount: items.length, TotalResultsCount: rows.length, BytesScanned: bytes },
    QueryResultRows: items.map((values) => values.map((value, index) => ({ [names[index] ?? ""]: value ?? "" }))),
    NextToken: next,
    ...(message !== undefined && { ErrorMessage: message }),
  };
};

const cancelQuery: Operation<CancelQueryRequest, CancelQueryResponse> = ({ QueryId, EventDataStore }, call) => {
  const query = queryNamed(QueryId, EventDataStore, call);
  if (query.ending) {
    throw new AwsError("InactiveQueryException", `The query ${query.id} is not active: it is ${query.ending.state}.`);
  }
  query.ending = { state: "CANCELLED", rows: [], scanned: 0, bytes: 0, matched: 0 };
  return { QueryId: query.id, QueryStatus: "CANCELLED" };
};

/** Source: CloudTrail API reference, StartQuery, DescribeQuery, GetQueryResults and CancelQuery. */
export const lakeQueryOperations: Readonly<Record<string, Operation>> = {
  CancelQuery: cancelQuery,
  DescribeQuery: describeQuery,
  GetQueryResults: getQueryResults,
  StartQuery: startQuery,
};
