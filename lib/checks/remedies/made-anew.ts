import type { Kind } from "#lib/inventory/kinds.ts";
import type { CheckContext } from "../define.ts";
import type { Fix, Guardrail } from "../fixes.ts";
import { jq, type Options, reshaped } from "./commands.ts";
import { consoleLink } from "./console-link.ts";
import { sagemaker } from "./endpoint-moves.ts";
import { type Fields, merged } from "./fields.ts";
import { attributesOf, cloudFormationOf, terraformOf } from "./snippets.ts";
import { successorIn } from "./successor-name.ts";
import { combinable, guardrailsOf, summaryOf, written } from "./written.ts";

export type AnewKind = "feature-group" | "flow-definition" | "mlflow-app" | "mlflow-tracking-server" | "model-card";

interface Maker {
  /** The field that names it in a request to make one, and what else of its description such a request takes. */
  nameField: string;
  fields: string;
  /** Fields inside those that AWS gives, or that would make the copy write where the old one does. */
  answersOnly?: string;
  /** What names the old one in other requests. */
  target(identity: CheckContext["identity"]): Options;
  /** What the reader has to do before the old one can go. */
  first: string;
}

/** Source: API reference, the requests of Create…. */
const makers: Record<AnewKind, Maker> = {
  "feature-group": {
    nameField: "FeatureGroupName",
    fields:
      "RecordIdentifierFeatureName, EventTimeFeatureName, FeatureDefinitions, OnlineStoreConfig, OfflineStoreConfig, ThroughputConfig, RoleArn, Description",
    answersOnly: ".OfflineStoreConfig.S3StorageConfig.ResolvedOutputS3Uri, .OfflineStoreConfig.DataCatalogConfig",
    target: ({ name }) => ({ "feature-group-name": name }),
    first: "Bring its records into the new group, and let its readers and writers name that",
  },
  "flow-definition": {
    nameField: "FlowDefinitionName",
    fields: "HumanLoopRequestSource, HumanLoopActivationConfig, HumanLoopConfig, OutputConfig, RoleArn",
    target: ({ name }) => ({ "flow-definition-name": name }),
    first: "Let the applications that start reviews name the new one",
  },
  "mlflow-app": {
    nameField: "Name",
    fields: "ArtifactStoreUri, RoleArn, KmsKeyId, ModelRegistrationMode, WeeklyMaintenanceWindowStart",
    target: ({ arn }) => ({ arn }),
    first: "Bring over the runs that are still needed, and let domains and users work with the new app",
  },
  "model-card": {
    nameField: "ModelCardName",
    fields: "Content, SecurityConfig, ModelCardStatus",
    target: ({ name }) => ({ "model-card-name": name }),
    first: "Keep its earlier versions where they must be kept, and let documents name the new card",
  },
  "mlflow-tracking-server": {
    nameField: "TrackingServerName",
    fields:
      "ArtifactStoreUri, TrackingServerSize, MlflowVersion, RoleArn, AutomaticModelRegistration, WeeklyMaintenanceWindowStart, S3BucketOwnerAccountId, S3BucketOwnerVerification",
    target: ({ name }) => ({ "tracking-server-name": name }),
    first: "Bring over the runs that are still needed, and let users work with the new server",
  },
};

interface Change {
  summary: string;
  fields: Fields;
  /** What the copy must not have any more, as a path of jq. */
  drops?: string;
  guardrail?: Guardrail;
  /** False where the templates of this kind have no such setting. */
  inTemplates?: boolean;
}

/** For what is fixed when such a thing is made: a copy with the change, beside the old one until that can go. */
export function makeAnew(kind: AnewKind, context: CheckContext, change: Change): Fix {
  return combinable("made-anew", (changes) => write(kind, context, changes), change);
}

function write(kind: AnewKind, context: CheckContext, changes: readonly Change[]): Fix {
  const { identity } = context;
  const { region } = identity;
  const { nameField, fields, answersOnly, target, first } = makers[kind];
  const name = successorIn(context, kind satisfies Kind, identity.name);
  const set = merged(changes.map((change) => change.fields));
  const shown = merged(changes.map((change) => (change.inTemplates === false ? {} : change.fields)));
  const isShown = Object.keys(shown).length > 0;
  const filter = [
    `{${nameField}: $name, ${fields}} | with_entries(select(.value != null))`,
    ...(answersOnly ? [`del(${answersOnly})`] : []),
    ". * $set",
    ...changes.flatMap(({ drops }) => (drops ? [`del(${drops})`] : [])),
  ].join(" | ");
  const file = `${kind}.json`;
  return written({
    mutability: "replace",
    summary: `${summaryOf(changes)} It is fixed when ${identity.name} is made: the commands make a copy with the change (jq is needed, tags are not copied). ${first}, then delete the old one.`,
    steps: () => [
      reshaped(sagemaker(`describe-${kind}`, { ...target(identity), region }), jq(filter, { name, set }), file),
      sagemaker(`create-${kind}`, { "cli-input-json": { contentsOf: file }, region }),
      { comment: `${first}, then:` },
      { later: sagemaker(`delete-${kind}`, { ...target(identity), region }) },
    ],
    terraform: isShown ? terraformOf(kind, identity.name, attributesOf(shown)) : undefined,
    cloudformation: isShown ? cloudFormationOf(kind, { [nameField]: name, ...shown }) : undefined,
    ...consoleLink(identity),
    guardrail: guardrailsOf(changes),
  });
}
