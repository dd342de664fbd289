import { images } from "./images-of.ts";

const ecr = "763104351884.dkr.ecr.us-east-1.amazonaws.com";
const young = `${ecr}/pytorch-training:2.10-gpu-py312`;

/** Images by what a check for supported ones makes of them, whatever names them. */
export function supportCases<R extends object>(withImage: (image?: string) => R) {
  const of = (image?: string) => ({ resource: withImage(image) });
  const asOld = (listIsStaleAfterDays: number) => ({ options: { listIsStaleAfterDays } });
  return {
    pass: { "a version that is patched": of(young) },
    fail: {
      "a version that is not any more": of(`${ecr}/pytorch-training:2.9-gpu-py312`),
      "one that has long not been": of(`${ecr}/tensorflow-training:1.15-gpu-py37`),
      "one that is not any more, by a list that is old": { ...of(`${ecr}/mxnet-training:1.9.0-cpu-py38`), ...asOld(1) },
    },
    notApplicable: {
      "one's own": of(images.own),
      "a kind that AWS gives no dates for": of(`${ecr}/djl-inference:0.36.0-lmi25.0.0-cu128`),
      "no image is named": of(),
    },
    unknown: {
      "a version that the list has not": of(`${ecr}/pytorch-training:9.9-gpu`),
      "a digest alone": of(`${ecr}/pytorch-training@sha256:${"a".repeat(64)}`),
      "a version that is patched, by a list that is old": { ...of(young), ...asOld(1) },
      "the answer is empty": { resource: {} },
    },
  };
}
