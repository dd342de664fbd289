import { account, inventoryOf, reading, region } from "#tests/support/test-check.ts";

export const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
const repository = (of = account) => `${of}.dkr.ecr.${region}.amazonaws.com/churn`;

/** Images by whose they are. */
export const images = {
  own: `${repository()}:1`,
  pinned: `${repository()}@${digest("a")}`,
  ofAws: `763104351884.dkr.ecr.${region}.amazonaws.com/pytorch-inference:2.6`,
  foreign: `${repository("611111111116")}:1`,
  elsewhere: "registry.internal:5000/churn:1",
};

/** What was deployed of an own image, by the letter of its digest. */
export const deployed = (letter: string) => ({
  SpecifiedImage: images.own,
  ResolvedImage: `${repository()}@${digest(letter)}`,
});

const named = `${account}.${region}/churn`;
/** The tag `1` of the own repository means the digest of a's. */
export const tagged = inventoryOf([
  reading("ecr-image", "churn@a", { imageDigest: digest("a") }, { arn: "arn:i", also: [`${named}:1`] }),
]);
export const untagged = inventoryOf([]);
export const blindToImages = inventoryOf([], ["ecr-image"]);
