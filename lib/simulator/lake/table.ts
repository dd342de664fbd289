import type { CloudTrailRecord } from "../account.ts";
import type { Columns, Row } from "../sql/compile.ts";
import { typeOf } from "../sql/types.ts";
import { lowered, type Value, valueFrom } from "../sql/values.ts";

/** Source: CloudTrail user guide, "CloudTrail Lake federation resources" (the columns that Glue is given), and "Supported event record fields". */
const written = `
  eventversion string; eventtime timestamp; eventsource string; eventname string; awsregion string; sourceipaddress string;
  useridentity struct<type:string,principalid:string,arn:string,accountid:string,accesskeyid:string,username:string,sessioncontext:struct<attributes:struct<creationdate:timestamp,mfaauthenticated:string>,sessionissuer:struct<type:string,principalid:string,arn:string,accountid:string,username:string>,webidfederationdata:struct<federatedprovider:string,attributes:map<string,string>>,sourceidentity:string,ec2roledelivery:string,ec2issuedinvpc:string>,invokedby:string,identityprovider:string,credentialid:string,onbehalfof:struct<userid:string,identitystorearn:string>>;
  useragent string; errorcode string; errormessage string; requestparameters map<string,string>; responseelements map<string,string>;
  additionaleventdata map<string,string>; requestid string; eventid string; readonly boolean;
  resources array<struct<accountid:string,type:string,arn:string,arnprefix:string>>;
  eventtype string; apiversion string; managementevent boolean; recipientaccountid string; sharedeventid string; annotation string;
  vpcendpointid string; vpcendpointaccountid string; serviceeventdetails map<string,string>; addendum map<string,string>;
  edgedevicedetails map<string,string>; insightdetails map<string,string>; eventcategory string;
  tlsdetails struct<tlsversion:string,ciphersuite:string,clientprovidedhostheader:string>;
  sessioncredentialfromconsole string; eventjson string; eventjsonchecksum string`;

export const lakeColumns: Columns = new Map(
  written.split(";").map((column) => {
    const [name = "", type = ""] = column.trim().split(/\s+/);
    return [name, typeOf(type)];
  }),
);

/** An event as a store holds it: what is within a map is the JSON that it was, and the record as a whole stands beside. */
export function lakeRow(record: CloudTrailRecord): Row {
  const members = lowered({ ...record, eventjson: JSON.stringify(record) });
  const looked = new Map<string, Value>();
  return (name) => {
    const type = lakeColumns.get(name);
    const found = looked.get(name) ?? (type ? valueFrom(type, members.get(name)) : null);
    looked.set(name, found);
    return found;
  };
}
