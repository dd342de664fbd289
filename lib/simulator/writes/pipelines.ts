import type { Operation } from "../call.ts";
import { existing, type Fields, invalid, kindOf, store, updated } from "./resources.ts";

const kind = kindOf("pipelines");

/** A definition in S3 is not looked up: nobody's objects are held here. */
const update: Operation<Fields> = (input, call) => {
  const pipeline = existing(kind, input, call);
  const { PipelineDefinition: definition } = input;
  if (definition !== undefined && !isDefinition(String(definition))) {
    throw invalid("Unable to parse pipeline definition. Please provide a valid JSON pipeline definition.");
  }
  store(kind, { ...updated(pipeline, input), LastModifiedTime: new Date(call.now) }, call);
  return { PipelineArn: pipeline.PipelineArn };
};

function isDefinition(text: string): boolean {
  try {
    return Array.isArray((JSON.parse(text) as { Steps?: unknown } | null)?.Steps);
  } catch {
    return false;
  }
}

export const pipelineWrites: Readonly<Record<string, Operation>> = { UpdatePipeline: update };
