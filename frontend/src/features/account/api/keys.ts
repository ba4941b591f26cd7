export const accountKeys = {
  sessions: ["account", "sessions"],
  delegations: ["account", "delegations"],
  colleagues: ["account", "colleagues"],
} as const;
