/**
 * Kinds of SageMaker resources that exist and that no collector reads: a report and the screens name them, since what is not
 * read is not known to be fine. A test holds the list to the List operations of the SDK. Source: SageMaker API reference;
 * the last is newer than the SDK's client and has no operation in it.
 */
export const notCollected: readonly { label: string; operation?: string }[] = [
  { label: "Generic jobs that make, transform or judge data" },
];
