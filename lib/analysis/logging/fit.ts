/** Whether something holds; undefined when that hangs on what is not known. */
export type Fit = boolean | undefined;

export function allOf(fits: readonly Fit[]): Fit {
  return fits.includes(false) ? false : fits.includes(undefined) ? undefined : true;
}

export function anyOf(fits: readonly Fit[]): Fit {
  return fits.includes(true) ? true : fits.includes(undefined) ? undefined : false;
}

export function not(fit: Fit): Fit {
  return fit === undefined ? undefined : !fit;
}
