export const accountKeys = {
  sessions: ["account", "sessions"],
  recoveryCodes: ["account", "recovery-codes"],
  delegations: ["account", "delegations"],
  colleagues: ["account", "colleagues"],
} as const;
