import type { Call, Operation } from "../call.ts";
import { resourcesOf } from "../services/sagemaker-lists.ts";
import { calledByName } from "../services/sagemaker-names.ts";
import { portfolios } from "../shelves/portfolios.ts";
import { arnFor, discard, existing, type Fields, inUse, kindOf, lookUp, newId, store, updated } from "./resources.ts";

interface Made {
  collection: Parameters<typeof kindOf>[0];
  /** `FeatureGroup`, as in CreateFeatureGroup. */
  noun: string;
  arn: string;
  /** What its description says beside what it was asked for. */
  begun: Fields;
  /** Whether AWS has an update of it. */
  isUpdated?: true;
}

const all: readonly Made[] = [
  {
    collection: "featureGroups",
    noun: "FeatureGroup",
    arn: "FeatureGroupArn",
    begun: { FeatureGroupStatus: "Created" },
  },
  {
    collection: "flowDefinitions",
    noun: "FlowDefinition",
    arn: "FlowDefinitionArn",
    begun: { FlowDefinitionStatus: "Active" },
  },
  {
    collection: "modelCards",
    noun: "ModelCard",
    arn: "ModelCardArn",
    begun: { ModelCardVersion: 1, CreatedBy: {} },
  },
  { collection: "mlflowApps", noun: "MlflowApp", arn: "Arn", begun: { Status: "Created" }, isUpdated: true },
  {
    collection: "mlflowTrackingServers",
    noun: "MlflowTrackingServer",
    arn: "TrackingServerArn",
    begun: { TrackingServerStatus: "Created", IsActive: "Active" },
    isUpdated: true,
  },
];

function writesOf({ collection, noun, arn, begun, isUpdated }: Made): Record<string, Operation<Fields>> {
  const kind = kindOf(collection);
  const create: Operation<Fields> = (input, call) => {
    // What is named by its ARN alone has an id in it.
    const named = kind.keys.includes(arn) ? { ...input, [arn]: newArn(kind.arnType, call) } : input;
    const own = kind.keys.includes(arn) ? named[arn] : arnFor(kind, named, call);
    if (lookUp(kind, named, call)) throw inUse(`${own} already exists.`);
    store(kind, { ...begun, ...named, [arn]: own, CreationTime: new Date(call.now) }, call);
    return { [arn]: own };
  };
  const update: Operation<Fields> = (input, call) => {
    const one = existing(kind, input, call);
    store(kind, { ...updated(one, input), LastModifiedTime: new Date(call.now) }, call);
    return { [arn]: one[arn] };
  };
  const remove: Operation<Fields> = (input, call) => {
    discard(kind, input, call);
    return {};
  };
  return {
    [`Create${noun}`]: create,
    ...(isUpdated && { [`Update${noun}`]: calledByName(update) }),
    [`Delete${noun}`]: calledByName(remove),
  };
}

function newArn(type: string, { account, region }: Call): string {
  return `arn:${account.partition}:sagemaker:${region.name}:${account.id}:${type}/${newId("app-", 12).toUpperCase()}`;
}

/** People who label: their settings are replaced one by one. */
function changed(collection: "workforces" | "workteams", answer: string): Operation<Fields> {
  const kind = kindOf(collection);
  return (input, call) => {
    const one = { ...updated(existing(kind, input, call), input), LastUpdatedDate: new Date(call.now) };
    store(kind, one, call);
    return { [answer]: one };
  };
}

/** A version is found by its ARN; what it is deployed with is replaced as a whole. */
const updatePackage: Operation<Fields> = (input, call) => {
  const kind = kindOf("modelPackages");
  const one = resourcesOf(kind, call).find(({ ModelPackageArn }) => ModelPackageArn === input.ModelPackageArn);
  if (!one) throw kind.missing(String(input.ModelPackageArn), String(input.ModelPackageArn));
  const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
  store(kind, { ...one, ...given, LastModifiedTime: new Date(call.now) }, call);
  return { ModelPackageArn: one.ModelPackageArn };
};

const closePortfolio: Operation = (_, { region }) => {
  portfolios.put(region, { Status: "Disabled" });
  return {};
};

export const catalogWrites: Readonly<Record<string, Operation>> = Object.assign({}, ...all.map(writesOf), {
  UpdateWorkforce: changed("workforces", "Workforce"),
  UpdateWorkteam: changed("workteams", "Workteam"),
  UpdateModelPackage: updatePackage,
  DisableSagemakerServicecatalogPortfolio: closePortfolio,
});
