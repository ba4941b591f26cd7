/** Letters that a reason has at least, as the service asks. */
export const LONG_ENOUGH = 3;
