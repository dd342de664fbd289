import { formatsOf, optionsOf } from "#lib/reports/formats/index.ts";

const formatLines = formatsOf("scan").map(({ name, label, purpose }) => `${name.padEnd(13)}${label}: ${purpose}`);
const optionLines = [
  ...optionsOf("scan").flatMap(({ name, key, values }) => (key === "values" ? [] : [`--${name} ${values.join("|")}`])),
  "--FORMAT-values left-out|included: values of environment variables and hyperparameters, as --html-values",
];

export const help = `Usage: sagewarden <command> [options]

  scan       Audit an account and print the report; or several, each with a report of its own
             --demo | --profile NAME | --role-arn ARN [--external-id ID]
             Several: --profile a,b | --role-arn ARN,ARN | --organization --role-name NAME [--include IDS]
             [--exclude IDS], with the management account's credentials or a delegated administrator's;
             --output with {account} where each one's id goes
             --regions a,b|all   --kinds a,b   --horizon 90d|all   --cap 10000|all   --save
             --config FILE       Options of checks, instead of sagewarden.config.json
             --activity          Read CloudTrail as well, for reports that say who did it
             --output FILE       --format NAME, one of
${[...formatLines, ...optionLines].map((line) => `               ${line}\n`).join("")}\
             --fail-on critical|high|medium|low|info   --min-coverage PERCENT
             --new-only          Only what did not fail before counts for --fail-on: in the scan before (--save), or in
             --baseline FILE     an earlier report, JSON or NDJSON, with {account} for several
             --waivers FILE      What is accepted: it fails, and counts for no score and no --fail-on. Without --save
                                 sagewarden.waivers.yaml beside the configuration, if it is there
  report     Write the report of a scan that is kept, without asking AWS
             --scan latest|ID   --account ID|all   --data DIR   --output FILE|FOLDER   --format NAME
             --of scan|findings|resources, narrowed as on the screens: --status fail --severity critical,high
             --kind, --region, --check, --resource ARN, --change new …   --fail-on, --min-coverage as for scan
             --since ID|previous  What changed since an earlier scan
             --framework ID       How each control of it stands, with the findings behind it
             --of investigation  All that is known of one resource, or what one role or user did: its findings,
             changes and events    --resource ARN | --principal ARN [--actor NAME]   --from TIME   --to TIME
             --account ID   --format html|markdown|csv|json   --values left-out|included   --output FILE|FOLDER
  checks     List every check                  --format text|json|markdown
  kinds      List every kind that is read      --format text|json|markdown
  policy     Print the permissions it needs    --format iam|cloudformation|stackset|terraform
             --without edge,organizations   --part N
             --logs ACCOUNT      Also what reading the logs of its trail takes, which the configuration names
             --send-findings ACCOUNT   Also what sending findings takes
             --deliver NAME      Also what bringing reports to that bucket takes
             --queries ACCOUNT   Also what asking its longer history takes, which the configuration names
  preflight  Try each permission, and say      The accounts as for scan, one or several
             which statement is missing        --regions a,b|all   --format text|json
  prevent    Audit, and print the policies  The accounts as for scan, one or several
             (SCP, RCP) that keep what      --format iam|json|terraform|cloudformation
             fails from coming back         --checks a,b   --framework ID   --subnets IDS   --config FILE
                                            --except-role ARN (again for each)   --output FILE
  check-template  Judge CloudFormation templates  FILE…   --format text|json|sarif|markdown   --output FILE
             and Terraform plans (JSON) before    --parameters KEY=VALUE|FILE (again for each)   --config FILE
             anything is deployed                 --fail-on SEVERITY   --min-coverage PERCENT
  import-events  Keep the CloudTrail events of FILE…, a folder, or - for what is piped in: logs of a trail,
             answers of lookup-events, a record a line, CSV of Athena or CloudTrail Lake; gzip or not
             --account ID        Only its events     --data DIR
  query-events  Ask Athena, or an event data store, for older events, and keep them. Says first what it reads and costs
             --account ID --from DAY --to DAY   --regions a,b   --about ARN|NAME   --actor ARN|NAME   --key ID
             --address IP   --event NAME   --yes   --data DIR
             --account ID --table          The statement that makes the table   --regions a,b   --from DAY
  send-findings  Send the findings of a scan that is kept to AWS Security Hub; archives what is gone
             --scan latest|ID   --account ID   --dry-run   --everything   --data DIR
             --profile NAME | --role-arn ARN   Other credentials than the account's own, which may only read
  waivers    check FILE          Say what a file of waivers accepts, until when and by whom, or what is wrong in it
             from-prowler FILE   Print a mutelist of Prowler's as such a file   --owner NAME   --until DAY
             to-prowler FILE     Print such a file as a mutelist; what cannot be said is named on standard error
  verify     Check an evidence bundle          FILE   --key PUBLIC_KEY_FILE   Refuses what another key signed
  import     Read an evidence bundle back, as an account to look through without access to it
             FILE   --key PUBLIC_KEY_FILE   --data DIR
  bundle-key  Print the public key that bundles are signed with   --data DIR
  mcp        Let an assistant ask the running dashboard, over standard input and output; reads alone
             --url http://127.0.0.1:3000   with SAGEWARDEN_TOKEN, unless it is kept in this data directory
  simulate   Serve a simulated AWS account     --account demo|FILE  --size N  --seed N  --port P  --latency MS
  remove     Remove an account, or one region  --account ID [--region R] --yes
  serve      Run the dashboard                 --demo  --dev

Exit codes: 0 fine, 1 failed (a bundle that was changed, say), 2 usage, 3 findings at or above --fail-on, 4 coverage under --min-coverage,
or a permission that is not granted. Of several accounts: 1 when one of them could not be read, else the first
of 3 and 4 that holds of any.
`;
