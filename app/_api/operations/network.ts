import { z } from "zod";
import { accountParam } from "../../_search-params/common.ts";
import { operation } from "../operation.ts";
import { networkAnswer, pathsAnswer, vpcAnswer } from "../schemas/network.ts";

const tag = "Network";
const arn = z.string().min(1).max(2048);

export const listNetworks = operation({
  id: "listNetworks",
  method: "GET",
  url: "/api/v1/network",
  tag,
  summary: "Every VPC, with the services that SageMaker needs in it and how it gets to them",
  query: z.strictObject(accountParam),
  answer: networkAnswer,
  refusals: { 404: "There is no such account." },
});

export const getNetwork = operation({
  id: "getNetwork",
  method: "GET",
  url: "/api/v1/network/vpc",
  tag,
  summary: "One VPC: subnets and where they lead, endpoints and their policies, and who stands in it",
  query: z.strictObject({ ...accountParam, vpc: arn }),
  answer: vpcAnswer,
  refusals: { 404: "There is no such VPC in this account." },
});

export const getPaths = operation({
  id: "getPaths",
  method: "GET",
  url: "/api/v1/network/paths",
  tag,
  summary: "The ways of one resource to the internet, S3 and the SageMaker API, hop by hop",
  query: z.strictObject({ ...accountParam, arn }),
  answer: pathsAnswer,
  refusals: { 404: "There is no such resource in this account." },
});
