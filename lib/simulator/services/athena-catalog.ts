import type {
  GetTableMetadataInput,
  GetTableMetadataOutput,
  ListDatabasesInput,
  ListDatabasesOutput,
  ListTableMetadataInput,
  ListTableMetadataOutput,
  TableMetadata,
} from "@aws-sdk/client-athena";
import { glueCatalog } from "../athena/run-query.ts";
import { AwsError } from "../aws-error.ts";
import type { Call, Operation } from "../call.ts";
import { type SimulatedTable, tables } from "../shelves/athena.ts";

const usualPage = 50;

/** Names are told apart without their case. @throws AwsError when there is no such catalog */
function tablesIn(catalog: string, { region }: Call): readonly SimulatedTable[] {
  const found = tables.on(region).filter((one) => isSame(one.catalog ?? glueCatalog, catalog));
  if (found.length > 0 || isSame(catalog, glueCatalog)) return found;
  throw new AwsError("InvalidRequestException", `DataCatalog ${catalog} was not found`);
}

/** @throws AwsError when there is no such database */
function tablesOf(catalog: string, database: string, call: Call): readonly SimulatedTable[] {
  const found = tablesIn(catalog, call).filter((one) => isSame(one.database, database));
  if (found.length > 0) return found;
  throw notFound(`Database ${database} not found.`);
}

/** What Athena passes on of Glue's answer. Source: answers seen in public issues. */
function notFound(sentence: string): AwsError {
  const code = "Service: AmazonDataCatalog; Status Code: 400; Error Code: EntityNotFoundException";
  return new AwsError("MetadataException", `${sentence} (${code})`);
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function shown({ catalog: _, database: _database, partitions: _partitions, ...table }: SimulatedTable): TableMetadata {
  return table;
}

const getTableMetadata: Operation<GetTableMetadataInput, GetTableMetadataOutput> = (input, call) => {
  const { CatalogName = "", DatabaseName = "", TableName = "" } = input;
  const found = tablesOf(CatalogName, DatabaseName, call).find(({ Name }) => isSame(Name, TableName));
  if (!found || call.gone) throw notFound(`Table ${TableName} not found.`);
  return { TableMetadata: shown(found) };
};

const listTableMetadata: Operation<ListTableMetadataInput, ListTableMetadataOutput> = (input, call) => {
  const { CatalogName = "", DatabaseName = "", Expression, NextToken, MaxResults = usualPage } = input;
  const found = tablesOf(CatalogName, DatabaseName, call).filter(
    ({ Name }) => !Expression || matches(Expression, Name),
  );
  const { items, next } = call.page(found, { token: NextToken, size: MaxResults });
  return { TableMetadataList: items.map(shown), NextToken: next };
};

function matches(expression: string, name: string): boolean {
  try {
    return new RegExp(`^(?:${expression})$`, "i").test(name);
  } catch {
    throw new AwsError("InvalidRequestException", `Invalid expression: ${expression}`);
  }
}

const listDatabases: Operation<ListDatabasesInput, ListDatabasesOutput> = (input, call) => {
  const { CatalogName = "", NextToken, MaxResults = usualPage } = input;
  const names = [...new Set(tablesIn(CatalogName, call).map(({ database }) => database))].sort();
  const { items, next } = call.page(names, { token: NextToken, size: MaxResults });
  return { DatabaseList: items.map((Name) => ({ Name })), NextToken: next };
};

export const catalogOperations: Readonly<Record<string, Operation>> = {
  GetTableMetadata: getTableMetadata,
  ListDatabases: listDatabases,
  ListTableMetadata: listTableMetadata,
};
