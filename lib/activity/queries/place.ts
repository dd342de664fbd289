import { parseArn } from "#lib/readings/arn.ts";

/** A table of Athena over the logs of a trail, as somebody says that it may be asked. */
export interface AthenaTable {
  /** Athena's; the bucket may be in another. */
  region: string;
  workgroup: string;
  database: string;
  table: string;
  /** Where results go, `s3://bucket/folder/`, when the work group itself does not say. */
  results?: string | undefined;
}

/** Where longer history than CloudTrail's own is asked for: a table of Athena, or an event data store by its ARN. */
export type QueryPlace = { athena: AthenaTable } | { eventDataStore: string };

/** Of every account where nobody made another. Source: Athena user guide, "Understand tables, databases, and data catalogs". */
export const catalog = "AwsDataCatalog";

/** The region and the id of an event data store, which is what queries call it. */
export function storeIn(arn: string): { region: string; id: string } {
  const { region = "", resource = "" } = parseArn(arn) ?? {};
  return { region, id: resource.slice(resource.indexOf("/") + 1) };
}

/** What is asked, for a line of a list. */
export function nameOfPlace(place: QueryPlace): string {
  if ("athena" in place) return `Athena's table ${place.athena.database}.${place.athena.table}`;
  return `the event data store ${storeIn(place.eventDataStore).id}`;
}
