/**
 * The buckets from which AWS gives away the models of JumpStart in a region: open ones, gated ones, and those compiled
 * ahead. By whole names: anyone may make a bucket that only begins like them. Source: sagemaker-python-sdk,
 * jumpstart/constants.py.
 */
export function jumpStartBuckets(region: string): string[] {
  return ["jumpstart-cache-prod", "jumpstart-private-cache-prod", "sagemaker-sd-models-prod"].map(
    (name) => `${name}-${region}`,
  );
}
