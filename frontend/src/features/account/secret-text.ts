/** A secret in groups of four, as people read it off one screen and type it on another. */
export const inFours = (secret: string): string => secret.match(/.{1,4}/gsu)?.join(" ") ?? "";
