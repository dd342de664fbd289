import type { NewerMethods } from "./newer-operations.ts";
import type { Action, PageTokens, SdkClient, Service } from "./services.ts";

/**
 * One operation of a service, ready to be called: `sagemaker.describeModel({ ModelName })`. `region` is where what it asks
 * about is at home, when that is not the region that is read: a bucket of a global list.
 */
export interface Operation<Input, Output> {
  (input: Input, region?: string): Promise<Output>;
  readonly action: Action;
  readonly tokens: PageTokens;
}

/**
 * What a method of the SDK's client takes and gives. Of its overloads the last is the one with all three parameters, and it
 * is the one that inference sees.
 */
type OperationOf<Method> = Method extends (
  input: infer Input,
  options: never,
  callback: (error: never, output?: infer Output) => void,
) => void
  ? Operation<Input, NonNullable<Output>>
  : never;

/** Every operation of a service: those of the SDK's client, and those that it does not know yet. */
export type Operations<S extends Service> = {
  readonly [Method in keyof SdkClient<S>]: OperationOf<SdkClient<S>[Method]>;
} & {
  readonly [Method in keyof NewerMethods<S>]: NewerMethods<S>[Method] extends {
    input: infer Input;
    output: infer Output;
  }
    ? Operation<Input, Output>
    : never;
};

/** What collectors see of AWS: each service's operations, by its IAM prefix. */
export type AwsClients = { readonly [S in Service]: Operations<S> };
