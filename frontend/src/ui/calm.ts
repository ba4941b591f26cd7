/**
 * The reader has asked their system for less motion. Looked at once, for scripts and styles alike: a script that waited
 * for the end of a movement which the styles no longer make would wait for ever.
 */
export const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
