import type {
  FunctionConfiguration,
  GetFunctionConfigurationRequest,
  GetPolicyRequest,
  GetPolicyResponse,
} from "@aws-sdk/client-lambda";
import * as client from "@aws-sdk/client-lambda";
import { AwsError } from "../aws-error.ts";
import type { Service } from "../call.ts";
import { restProtocol } from "../protocols/rest.ts";
import { functions, type SimulatedFunction } from "../shelves/lambda.ts";
import { given, oneOf } from "./shelved.ts";

type Asked = GetFunctionConfigurationRequest & GetPolicyRequest;

function asked({ FunctionName = "", Qualifier }: Asked): string {
  return Qualifier === undefined ? FunctionName : `${FunctionName}:${Qualifier}`;
}

/** Whoever names a function may do so by its name or its ARN. */
const found = {
  is: ({ FunctionArn }: SimulatedFunction, input: Asked) =>
    [FunctionArn, FunctionArn.split(":function:")[1]].includes(asked(input)),
  missing: (input: Asked) => new AwsError("ResourceNotFoundException", `Function not found: ${asked(input)}`, 404),
};

export const lambda: Service = {
  name: "lambda",
  dialect: "json",
  protocol: restProtocol(client, { format: "json" }),
  operations: {
    GetFunctionConfiguration: oneOf<SimulatedFunction, GetFunctionConfigurationRequest, FunctionConfiguration>(
      functions,
      { ...found, answer: ({ policy: _policy, ...configuration }) => configuration },
    ),
    GetPolicy: oneOf<SimulatedFunction, GetPolicyRequest, GetPolicyResponse>(functions, {
      ...found,
      answer: ({ policy, RevisionId }) => ({
        Policy: given(
          policy,
          new AwsError("ResourceNotFoundException", "The resource you requested does not exist.", 404),
        ),
        RevisionId,
      }),
    }),
  },
  badToken: ["InvalidParameterValueException", "Invalid Marker."],
};
