const places = {
  athena: { athena: { region: "us-east-1", workgroup: "primary", database: "default", table: "cloudtrail_logs" } },
  lake: (account: string) => ({
    eventDataStore: `arn:aws:cloudtrail:us-east-1:${account}:eventdatastore/00000000-0000-0000-0000-000000000000`,
  }),
};

/** The block of the configuration file that names a place for an account; names in it are for a person to change. */
export function configOf(account: string, kind: keyof typeof places): string {
  const place = kind === "athena" ? places.athena : places.lake(account);
  return JSON.stringify({ eventQueries: { [account]: place } }, null, 2);
}
