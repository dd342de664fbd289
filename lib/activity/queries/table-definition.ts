import { folderOf, type TrailLogs } from "../trail-logs/place.ts";
import { quoted } from "./sql.ts";

/** Names in lower case, as Glue keeps them. */
const identity = `STRUCT<type:STRING, principalid:STRING, arn:STRING, accountid:STRING, invokedby:STRING, accesskeyid:STRING, username:STRING, identityprovider:STRING, credentialid:STRING,
    onbehalfof:STRUCT<userid:STRING, identitystorearn:STRING>,
    inscopeof:STRUCT<sourcearn:STRING, sourceaccount:STRING, issuertype:STRING, credentialsissuedto:STRING>,
    sessioncontext:STRUCT<attributes:STRUCT<mfaauthenticated:STRING, creationdate:STRING>,
      sessionissuer:STRUCT<type:STRING, principalid:STRING, arn:STRING, accountid:STRING, username:STRING>,
      sourceidentity:STRING, ec2roledelivery:STRING, assumedroot:STRING,
      webidfederationdata:STRUCT<federatedprovider:STRING, attributes:MAP<STRING,STRING>>>>`;

const columns: readonly (readonly [name: string, type: string])[] = [
  ["eventversion", "STRING"],
  ["useridentity", identity],
  ...["eventtime", "eventsource", "eventname", "awsregion", "sourceipaddress", "useragent"].map(text),
  ...["errorcode", "errormessage", "requestparameters", "responseelements", "additionaleventdata"].map(text),
  ...["requestid", "eventid", "readonly"].map(text),
  ["resources", "ARRAY<STRUCT<arn:STRING, accountid:STRING, type:STRING>>"],
  ...["eventtype", "apiversion", "managementevent", "recipientaccountid", "serviceeventdetails"].map(text),
  ...["sharedeventid", "vpcendpointid", "vpcendpointaccountid", "eventcategory"].map(text),
  ["addendum", "STRUCT<reason:STRING, updatedfields:STRING, originalrequestid:STRING, originaleventid:STRING>"],
  ...["sessioncredentialfromconsole", "edgedevicedetails"].map(text),
  ["tlsdetails", "STRUCT<tlsversion:STRING, ciphersuite:STRING, clientprovidedhostheader:STRING, keyexchange:STRING>"],
];

function text(name: string): readonly [string, string] {
  return [name, "STRING"];
}

/**
 * The statement that makes a table over the logs of one account's trail, whose folders Athena works out instead of listing them.
 * Source: Athena user guide, "Create a table for CloudTrail logs in Athena using partition projection".
 * @param regions those that the table can be asked about
 * @param since the first day, `2024-01-01`
 */
export function tableDefinition(
  { database, table }: { database: string; table: string },
  logs: TrailLogs,
  { account, regions, since }: { account: string; regions: readonly string[]; since: string },
): string {
  const { bucket, folder } = folderOf(logs, account);
  const location = `s3://${bucket}/${folder}`;
  const properties: Record<string, string> = {
    "projection.enabled": "true",
    "projection.region.type": "enum",
    "projection.region.values": regions.join(","),
    "projection.timestamp.type": "date",
    "projection.timestamp.format": "yyyy/MM/dd",
    "projection.timestamp.interval": "1",
    "projection.timestamp.interval.unit": "DAYS",
    "projection.timestamp.range": `${since.replaceAll("-", "/")},NOW`,
    "storage.location.template": `${location}\${region}/\${timestamp}/`,
  };
  const written = Object.entries(properties).map(([name, value]) => `  ${quoted(name)} = ${quoted(value)}`);
  return `CREATE EXTERNAL TABLE \`${database}\`.\`${table}\` (
${columns.map(([name, type]) => `  \`${name}\` ${type}`).join(",\n")}
)
PARTITIONED BY (\`region\` STRING, \`timestamp\` STRING)
ROW FORMAT SERDE 'org.apache.hive.hcatalog.data.JsonSerDe'
STORED AS INPUTFORMAT 'com.amazon.emr.cloudtrail.CloudTrailInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION ${quoted(location)}
TBLPROPERTIES (
${written.join(",\n")}
);
`;
}
