import { type SimulatedTable, tables, workGroups } from "#lib/simulator/shelves/athena.ts";
import { at, type Site } from "./site.ts";

/** Source: Athena user guide, "Create a table for CloudTrail logs using partition projection", with the members that CloudTrail has added since. */
const columns = `
  eventversion string; useridentity struct<type:string,principalid:string,arn:string,accountid:string,invokedby:string,accesskeyid:string,username:string,onbehalfof:struct<userid:string,identitystorearn:string>,inscopeof:struct<issuertype:string,credentialsissuedto:string>,sessioncontext:struct<attributes:struct<mfaauthenticated:string,creationdate:string>,sessionissuer:struct<type:string,principalid:string,arn:string,accountid:string,username:string>,sourceidentity:string,ec2roledelivery:string,webidfederationdata:struct<federatedprovider:string,attributes:map<string,string>>>>;
  eventtime string; eventsource string; eventname string; awsregion string; sourceipaddress string; useragent string;
  errorcode string; errormessage string; requestparameters string; responseelements string; additionaleventdata string;
  requestid string; eventid string; readonly string; resources array<struct<arn:string,accountid:string,type:string>>;
  eventtype string; apiversion string; managementevent string; recipientaccountid string; serviceeventdetails string;
  sharedeventid string; vpcendpointid string; vpcendpointaccountid string; eventcategory string;
  addendum struct<reason:string,updatedfields:string,originalrequestid:string,originaleventid:string>;
  sessioncredentialfromconsole string; edgedevicedetails string;
  tlsdetails struct<tlsversion:string,ciphersuite:string,clientprovidedhostheader:string>`;

interface TrailTableSpec {
  database: string;
  name: string;
  createdDaysAgo: number;
  /** The bucket, and what stands before `AWSLogs/` in it, with a slash at its end. */
  bucket: string;
  prefix?: string;
  regions: readonly string[];
  /** The first day of its projection: `2024/01/01`. */
  from: string;
}

/** A table over a trail's bucket, its partitions projected by account, region and day. */
export function trailTable(site: Site, spec: TrailTableSpec): SimulatedTable {
  const { database, name, bucket, prefix = "", regions, from } = spec;
  const location = `s3://${bucket}/${prefix}AWSLogs/`;
  const CreateTime = at(site, spec.createdDaysAgo, "10:05:30");
  const table: SimulatedTable = {
    database,
    Name: name,
    CreateTime,
    LastAccessTime: new Date(0),
    TableType: "EXTERNAL_TABLE",
    Columns: columns.split(";").map((column) => {
      const [Name = "", Type = ""] = column.trim().split(/\s+/);
      return { Name, Type };
    }),
    PartitionKeys: ["account", "region", "timestamp"].map((Name) => ({ Name, Type: "string" })),
    Parameters: {
      EXTERNAL: "TRUE",
      location,
      inputformat: "com.amazon.emr.cloudtrail.CloudTrailInputFormat",
      outputformat: "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat",
      "serde.serialization.lib": "org.apache.hive.hcatalog.data.JsonSerDe",
      "serde.param.serialization.format": "1",
      "projection.enabled": "true",
      "projection.account.type": "enum",
      "projection.account.values": site.account,
      "projection.region.type": "enum",
      "projection.region.values": regions.join(","),
      "projection.timestamp.type": "date",
      "projection.timestamp.format": "yyyy/MM/dd",
      "projection.timestamp.interval": "1",
      "projection.timestamp.interval.unit": "DAYS",
      "projection.timestamp.range": `${from},NOW`,
      // Of Athena, not of JavaScript.
      "storage.location.template": `${location}\${account}/CloudTrail/\${region}/\${timestamp}`,
      transient_lastDdlTime: String(Math.floor(CreateTime.getTime() / 1000)),
    },
  };
  tables.put(site.content, table);
  return table;
}

interface WorkGroupSpec {
  name: string;
  description: string;
  createdDaysAgo: number;
  /** The most that one query may read, in bytes. */
  cutoff?: number;
}

/** One that keeps its own results, so that nobody has to name a bucket for them. */
export function workGroup(site: Site, { name, description, createdDaysAgo, cutoff }: WorkGroupSpec): void {
  workGroups.put(site.content, {
    Name: name,
    State: "ENABLED",
    Description: description,
    CreationTime: at(site, createdDaysAgo, "10:01:12"),
    Configuration: {
      ManagedQueryResultsConfiguration: { Enabled: true },
      EnforceWorkGroupConfiguration: true,
      PublishCloudWatchMetricsEnabled: true,
      RequesterPaysEnabled: false,
      ...(cutoff !== undefined && { BytesScannedCutoffPerQuery: cutoff }),
      EngineVersion: {
        SelectedEngineVersion: "Athena engine version 3",
        EffectiveEngineVersion: "Athena engine version 3",
      },
    },
  });
}
