import type { DeleteTagsRequest, Tag } from "@aws-sdk/client-ec2";
import type { AddTagsInput, DeleteTagsInput } from "@aws-sdk/client-sagemaker";
import { AwsError } from "../aws-error.ts";
import type { Operation } from "../call.ts";
import { refuseDryRun } from "../services/ec2-describe.ts";
import { ec2Kinds } from "../services/ec2-kinds.ts";
import { sagemakerKinds } from "../services/sagemaker-kinds.ts";
import { byArn } from "../services/sagemaker-names.ts";
import { invalid, store } from "./resources.ts";

/**
 * A key without a value stands for any value, and no tags at all for all that are the account's own.
 * Source: EC2 API reference, DeleteTags and "Error codes".
 */
const deleteEc2Tags: Operation<DeleteTagsRequest> = ({ DryRun, Resources = [], Tags: gone }, { region: { ec2 } }) => {
  refuseDryRun(DryRun);
  if (gone?.some(({ Key = "" }) => Key.startsWith("aws:"))) {
    throw new AwsError("InvalidParameterValue", "Tag keys starting with 'aws:' are reserved for internal use");
  }
  const isGone = (tag: Tag) =>
    gone === undefined || gone.length === 0
      ? !tag.Key?.startsWith("aws:")
      : gone.some(({ Key, Value }) => Key === tag.Key && (Value === undefined || Value === tag.Value));
  const found = Resources.map((id) => {
    const kind = ec2Kinds.find(({ collection, id: idOf }) =>
      ec2[collection].some((item) => idOf(item as never) === id),
    );
    if (!kind) throw new AwsError("InvalidID", `The ID '${id}' is not valid`);
    return { id, kind };
  });
  for (const { id, kind } of found) {
    const items = ec2[kind.collection].map((item) =>
      kind.id(item as never) === id ? { ...item, Tags: (item.Tags ?? []).filter((tag) => !isGone(tag)) } : item,
    );
    // The kind says what its collection holds.
    Object.assign(ec2, { [kind.collection]: items });
  }
  return { Return: true };
};

/** Tags that are not there are no error. */
const deleteSageMakerTags: Operation<DeleteTagsInput> = ({ ResourceArn = "", TagKeys = [] }, call) => {
  for (const kind of sagemakerKinds) {
    const resource = byArn(kind, call).get(ResourceArn.toLowerCase());
    if (!resource) continue;
    const tags = (resource.Tags ?? []) as readonly Tag[];
    store(kind, { ...resource, Tags: tags.filter(({ Key = "" }) => !TagKeys.includes(Key)) }, call);
    return {};
  }
  throw invalid("Requested resource not found.");
};

/** A key that is there already gets the new value. */
const addSageMakerTags: Operation<AddTagsInput> = ({ ResourceArn = "", Tags = [] }, call) => {
  for (const kind of sagemakerKinds) {
    const resource = byArn(kind, call).get(ResourceArn.toLowerCase());
    if (!resource) continue;
    const before = ((resource.Tags ?? []) as readonly Tag[]).filter(({ Key }) => !Tags.some((tag) => tag.Key === Key));
    store(kind, { ...resource, Tags: [...before, ...Tags] }, call);
    return { Tags: [...before, ...Tags] };
  }
  throw invalid("Requested resource not found.");
};

export const ec2TagWrites: Readonly<Record<string, Operation>> = { DeleteTags: deleteEc2Tags };
export const sagemakerTagWrites: Readonly<Record<string, Operation>> = {
  AddTags: addSageMakerTags,
  DeleteTags: deleteSageMakerTags,
};
