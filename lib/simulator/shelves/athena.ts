import type { TableMetadata, WorkGroup } from "@aws-sdk/client-athena";
import { shelf } from "../shelf.ts";

export interface SimulatedWorkGroup extends WorkGroup {
  Name: string;
}

export interface SimulatedTable extends TableMetadata {
  Name: string;
  database: string;
  /** That of Glue in this account, `AwsDataCatalog`, when left out. */
  catalog?: string;
  /** Where no projection says which there are: those that were added, and what each is called by. */
  partitions?: { values: string[]; location: string }[];
}

export const workGroups = shelf<SimulatedWorkGroup>("athena work-groups");
export const tables = shelf<SimulatedTable>("athena tables");
