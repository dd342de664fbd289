import type { Inventory } from "#lib/inventory/inventory.ts";
import { parseArn } from "#lib/readings/arn.ts";
import { type Caller, is, metBy, type State } from "./conditions.ts";
import { coversAction, coversResource, parsePolicy, type Statement } from "./policy.ts";

const notebook = "sagemaker:CreateNotebookInstance";
const domain = "sagemaker:CreateDomain";
const training = "sagemaker:CreateTrainingJob";
const processing = "sagemaker:CreateProcessingJob";
const model = "sagemaker:CreateModel";
const config = "sagemaker:CreateEndpointConfig";
const cluster = "sagemaker:CreateCluster";

/** Calls that make what SageMaker works in, by which a guard is known, and what each makes. */
const making = {
  [notebook]: "notebook-instance",
  [domain]: "domain",
  [training]: "training-job",
  [processing]: "processing-job",
  [model]: "model",
  [config]: "endpoint-config",
  [cluster]: "cluster",
} as const;
type Making = keyof typeof making;

interface Open {
  /** The calls to which the key belongs and where what it says may be missing; each has to be forbidden. */
  calls: readonly Making[];
  /** What a request says that makes something in the open, besides to say nothing. */
  value?: string;
}

/**
 * A domain always has subnets, and an endpoint config has them for inference components alone. As of 2026-09-26. Source: Service
 * Authorization Reference, "Actions, resources, and condition keys for Amazon SageMaker".
 */
export const openBy: Readonly<Record<string, Open>> = {
  "sagemaker:appnetworkaccesstype": { calls: [domain], value: "PublicInternetOnly" },
  "sagemaker:authmode": { calls: [domain], value: "IAM" },
  "sagemaker:directinternetaccess": { calls: [notebook], value: "Enabled" },
  "sagemaker:intercontainertrafficencryption": { calls: [training, processing], value: "false" },
  "sagemaker:minimuminstancemetadataserviceversion": { calls: [notebook], value: "1" },
  "sagemaker:networkisolation": { calls: [training, processing, model], value: "false" },
  "sagemaker:outputkmskeyarn": { calls: [training, processing] },
  "sagemaker:rootaccess": { calls: [notebook], value: "Enabled" },
  "sagemaker:volumekmskeyarn": { calls: [notebook, domain, training, processing, config] },
  "sagemaker:vpcsubnets": { calls: [notebook, training, processing, model, cluster] },
};

/** AWS has replaced `…KmsKey` by `…KmsKeyArn`. A deny by the old name still denies who leaves the key out. Source: as above. */
function newest(key: string): string {
  const name = key.toLowerCase();
  if (name === "sagemaker:homeefsfilesystemkmskey") return "sagemaker:volumekmskeyarn";
  return /^sagemaker:\w+kmskey$/.test(name) ? `${name}arn` : name;
}

/** Where service control policies hold that forbid something by a condition key, and what they are called. */
export interface Guard {
  /** `perhaps`: in a unit that the account may be in, in a policy that could not be read whole, or for some requests. */
  holds: "here" | "perhaps" | "nowhere";
  words: string;
}

/** The guard that there is by this key, whatever value it asks for: as good as that of the call which is guarded least. */
export function guardBy(key: string, account: string, inventory: Inventory): Guard {
  const { calls, value } = openBy[newest(key)] ?? {};
  const guards = (calls ?? (Object.keys(making) as Making[])).map((call) => {
    const unsaid = guardOf(call, key, "absent", account, inventory);
    if (!value) return { call, ...unsaid };
    const said = guardOf(call, key, is(value), account, inventory);
    if (said.holds !== "here" || unsaid.holds === "here") return { call, ...said };
    // Whether AWS puts the default in its place, it does not say.
    return { call, holds: "perhaps" as const, words: `${said.words}, which does not name who leaves it out` };
  });
  const of = (holds: Guard["holds"]) => guards.filter((one) => one.holds === holds);
  const words = (some: readonly Guard[]) => [...new Set(some.map((one) => one.words))].join("; ");
  // Of a key that is not known here it is not known either to which calls it belongs.
  const order = calls ? (["nowhere", "perhaps", "here"] as const) : (["here", "perhaps", "nowhere"] as const);
  const holds = order.find((one) => of(one).length > 0) ?? "nowhere";
  if (holds !== "nowhere" || of("nowhere").length === guards.length) return { holds, words: words(of(holds)) };
  const left = of("nowhere").map(({ call }) => call.replace("sagemaker:", ""));
  return { holds, words: `${words([...of("here"), ...of("perhaps")])}, which leaves ${left.join(", ")}` };
}

/** The best that there is for one call. */
function guardOf(call: Making, key: string, state: State, account: string, inventory: Inventory): Guard {
  const found = inventory.all("organization-policy").flatMap(({ identity, resource }): Guard[] => {
    if (resource.Type !== "SERVICE_CONTROL_POLICY" || resource.AwsManaged) return [];
    const { name } = identity;
    const statements = parsePolicy(resource.Content);
    if (!statements) return [{ holds: "perhaps", words: `${name}, which could not be understood` }];
    const { partition = "aws" } = parseArn(identity.arn) ?? {};
    const forbids = forbidsBy(statements, key, { call, partition, account, state });
    if (forbids === "never") return [];
    const whole = inventory.get("organization-policy", identity.arn, "global", "Targets");
    if (!whole.found || !Array.isArray(whole.resource.Targets))
      return [{ holds: "perhaps", words: `${name}, whose targets could not be read` }];
    const targets = whole.resource.Targets;
    if (targets.length === 0) return [{ holds: "nowhere", words: `${name}, which is attached to nothing` }];
    const isHere = targets.some(({ Type, TargetId }) => Type === "ROOT" || TargetId === account);
    if (isHere && forbids === "sometimes") return [{ holds: "perhaps", words: `${name}, for some requests` }];
    if (isHere) return [{ holds: "here", words: name }];
    const units = targets.flatMap(({ Type, Name, TargetId }) => (Type === "ACCOUNT" ? [] : (Name ?? TargetId ?? [])));
    return units.length > 0
      ? [{ holds: "perhaps", words: `${name}, in ${units.join(", ")}` }]
      : [{ holds: "nowhere", words: `${name}, which is attached to other accounts` }];
  });
  const best = (holds: Guard["holds"]) => found.find((one) => one.holds === holds);
  return best("here") ?? best("perhaps") ?? best("nowhere") ?? { holds: "nowhere", words: "no policy" };
}

interface Asked {
  call: Making;
  partition: string;
  account: string;
  state: State;
}

/** What a policy says by this key to somebody whom no policy names, and who has no tags. */
function forbidsBy(statements: readonly Statement[], key: string, { call, partition, account, state }: Asked) {
  const made = `arn:${partition}:sagemaker:nobody-names-1:${account}:${making[call]}/nobody-names`;
  const known: Readonly<Record<string, readonly State[]>> = {
    [newest(key)]: [state],
    "aws:principalarn": [is(`arn:${partition}:iam::${account}:role/nobody-names`)],
    "aws:principalaccount": [is(account)],
    "aws:principalisawsservice": [is("false")],
    "aws:viaawsservice": [is("false")],
    // On a machine whose volume takes a key.
    "sagemaker:instancetypes": [["ml.m5.xlarge"]],
  };
  const caller: Caller = (name) => (name.startsWith("aws:principaltag/") ? ["absent"] : known[newest(name)]);
  const met = statements
    .filter(({ effect, actions, resources, conditions }) => {
      const isOfKey = conditions.some((one) => newest(one.key) === newest(key));
      return (
        effect === "Deny" && isOfKey && coversAction(actions, call) && resources && coversResource(resources, made)
      );
    })
    .map(({ conditions }) => metBy(conditions, caller));
  return met.includes("always") ? "always" : met.includes("sometimes") ? "sometimes" : "never";
}
