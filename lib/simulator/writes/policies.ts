import type { Operation } from "../call.ts";
import { existing, type Fields, invalid, kindOf, store } from "./resources.ts";

const endpoints = kindOf("endpoints");
const groups = kindOf("modelPackageGroups");

/** A policy is replaced as a whole. */
function put(kind: typeof endpoints): Operation<Fields> {
  return (input, call) => {
    const resource = existing(kind, input, call);
    const { ResourcePolicy } = input;
    if (!isPolicy(String(ResourcePolicy))) throw invalid("The resource policy is not valid JSON.");
    store(kind, { ...resource, ResourcePolicy }, call);
    return arnIn(kind, resource);
  };
}

function remove(kind: typeof endpoints): Operation<Fields> {
  return (input, call) => {
    const { ResourcePolicy, ...rest } = existing(kind, input, call);
    if (ResourcePolicy === undefined) throw invalid("Cannot find a resource policy.");
    store(kind, rest, call);
    return arnIn(kind, rest);
  };
}

function arnIn({ arn = "" }: typeof endpoints, resource: Fields): Fields {
  return { [arn]: resource[arn] };
}

function isPolicy(text: string): boolean {
  try {
    return typeof (JSON.parse(text) as { Statement?: unknown } | null)?.Statement === "object";
  } catch {
    return false;
  }
}

/** Source: SageMaker API reference, PutEndpointPolicy, PutModelPackageGroupPolicy and their opposites. */
export const policyWrites: Readonly<Record<string, Operation>> = {
  PutEndpointPolicy: put(endpoints),
  DeleteEndpointPolicy: remove(endpoints),
  PutModelPackageGroupPolicy: put(groups),
  DeleteModelPackageGroupPolicy: remove(groups),
};
