import type {
  GetQueryExecutionInput,
  GetQueryExecutionOutput,
  GetQueryResultsInput,
  GetQueryResultsOutput,
  GetWorkGroupInput,
  GetWorkGroupOutput,
  ListWorkGroupsInput,
  ListWorkGroupsOutput,
  StartQueryExecutionInput,
  StartQueryExecutionOutput,
  StopQueryExecutionInput,
} from "@aws-sdk/client-athena";
import * as client from "@aws-sdk/client-athena";
import { askedAbout, executionOf, outputOf, queryNamed, startedQuery, stateOf, stopQuery } from "../athena/queries.ts";
import { AwsError } from "../aws-error.ts";
import type { Call, Operation, Service } from "../call.ts";
import { jsonProtocol } from "../protocols/json.ts";
import { validationMessage } from "../refusals.ts";
import { type SimulatedWorkGroup, workGroups } from "../shelves/athena.ts";
import { typeName } from "../sql/types.ts";
import { catalogOperations } from "./athena-catalog.ts";

const largestPage = 1000;

function invalid(sentence: string): AwsError {
  return new AwsError("InvalidRequestException", sentence);
}

/** Every region has one from the start. Source: Athena user guide, "How workgroups work". */
const primary: SimulatedWorkGroup = {
  Name: "primary",
  State: "ENABLED",
  Description: "",
  Configuration: {
    ResultConfiguration: {},
    EnforceWorkGroupConfiguration: false,
    PublishCloudWatchMetricsEnabled: false,
    RequesterPaysEnabled: false,
    EngineVersion: { SelectedEngineVersion: "AUTO", EffectiveEngineVersion: "Athena engine version 3" },
  },
};

function groupsIn({ region }: Call): readonly SimulatedWorkGroup[] {
  const held = workGroups.on(region);
  return held.some(({ Name }) => Name === primary.Name) ? held : [primary, ...held];
}

/** @throws AwsError when there is none */
function groupNamed(name: string, call: Call): SimulatedWorkGroup {
  const found = call.gone ? undefined : groupsIn(call).find(({ Name }) => Name === name);
  if (!found) throw invalid(`WorkGroup ${name} is not found.`);
  return found;
}

const getWorkGroup: Operation<GetWorkGroupInput, GetWorkGroupOutput> = ({ WorkGroup = "" }, call) => ({
  WorkGroup: groupNamed(WorkGroup, call),
});

const listWorkGroups: Operation<ListWorkGroupsInput, ListWorkGroupsOutput> = ({ NextToken, MaxResults = 50 }, call) => {
  const { items, next } = call.page(groupsIn(call), { token: NextToken, size: MaxResults });
  return {
    WorkGroups: items.map(({ Name, State, Description, CreationTime, Configuration }) => ({
      ...{ Name, State, Description, CreationTime },
      EngineVersion: Configuration?.EngineVersion,
    })),
    NextToken: next,
  };
};

const startQueryExecution: Operation<StartQueryExecutionInput, StartQueryExecutionOutput> = (input, call) => {
  const group = groupNamed(input.WorkGroup ?? primary.Name, call);
  if (group.State === "DISABLED") throw invalid(`WorkGroup ${group.Name} is disabled.`);
  const isManaged = group.Configuration?.ManagedQueryResultsConfiguration?.Enabled === true;
  if (!isManaged && outputOf(input, group) === undefined) {
    throw invalid(
      "No output location provided. An output location is required either through the Workgroup result configuration setting or as an API input.",
    );
  }
  return { QueryExecutionId: startedQuery(input, group, call).id };
};

const getQueryExecution: Operation<GetQueryExecutionInput, GetQueryExecutionOutput> = (input, call) => {
  const query = queryNamed(input.QueryExecutionId ?? "", call);
  askedAbout(query, call);
  return { QueryExecution: executionOf(query) };
};

const stopQueryExecution: Operation<StopQueryExecutionInput> = ({ QueryExecutionId = "" }, call) => {
  stopQuery(queryNamed(QueryExecutionId, call), call);
  return {};
};

/** The names of the columns are the first row of the first page, and count as one. Source: Athena API reference, GetQueryResults. */
const getQueryResults: Operation<GetQueryResultsInput, GetQueryResultsOutput> = (input, call) => {
  const { QueryExecutionId = "", NextToken, MaxResults = largestPage } = input;
  const query = queryNamed(QueryExecutionId, call);
  const state = stateOf(query);
  if (!query.ending) throw invalid(`Query has not yet finished. Current state: ${state}`);
  if (state !== "SUCCEEDED") throw invalid(`Query did not finish successfully. Final query state: ${state}`);
  const { columns, rows } = query.ending;
  const all: (string | null)[][] = [columns.map(({ name }) => name), ...rows];
  const { items, next } = call.page(all, { token: NextToken, size: MaxResults });
  return {
    ResultSet: {
      Rows: items.map((values) => ({ Data: values.map((value) => (value === null ? {} : { VarCharValue: value })) })),
      ResultSetMetadata: {
        ColumnInfo: columns.map(({ name, type }) => ({
          ...{ CatalogName: "hive", SchemaName: "", TableName: "", Name: name, Label: name },
          Type: typeName(type).replace(/\(.*$/, ""),
          ...{ Precision: type.kind === "varchar" ? 2_147_483_647 : 0, Scale: 0 },
          ...{ Nullable: "UNKNOWN" as const, CaseSensitive: type.kind === "varchar" },
        })),
      },
    },
    UpdateCount: 0,
    NextToken: next,
  };
};

export const athena: Service = {
  name: "athena",
  dialect: "json",
  protocol: jsonProtocol(client),
  operations: {
    ...catalogOperations,
    GetQueryExecution: getQueryExecution,
    GetQueryResults: getQueryResults,
    GetWorkGroup: getWorkGroup,
    ListWorkGroups: listWorkGroups,
    StartQueryExecution: startQueryExecution,
    StopQueryExecution: stopQueryExecution,
  },
  invalidRequest: (violations) => invalid(validationMessage(violations)),
  badToken: ["InvalidRequestException", "Malformed pagination token"],
};
