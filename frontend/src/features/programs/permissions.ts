import type { Permission } from "@/api/types";

/** Each permission's place in the catalogue, in the order in which they are offered. */
export const PERMISSION_WORDS = {
  "unit:read": "unitRead",
  "body:manage": "bodyManage",
  "form:read": "formRead",
  "form:manage": "formManage",
  "indicator:define": "indicatorDefine",
  "document:read": "documentRead",
  "document:edit": "documentEdit",
  "document:issue": "documentIssue",
  "matrix:read": "matrixRead",
  "matrix:edit": "matrixEdit",
  "matrix:issue": "matrixIssue",
  "progress:report": "progressReport",
  "progress:confirm": "progressConfirm",
  "task:chase": "taskChase",
  "submission:read": "submissionRead",
  "submission:enter": "submissionEnter",
  "submission:submit": "submissionSubmit",
  "submission:review": "submissionReview",
  "total:read": "totalRead",
  "event:read": "eventRead",
  "client:manage": "clientManage",
  "user:manage": "userManage",
  "unit:manage": "unitManage",
} as const satisfies Record<Permission, string>;

const isPermission = (name: string): name is Permission => Object.hasOwn(PERMISSION_WORDS, name);

export const allPermissions = (): Permission[] => Object.keys(PERMISSION_WORDS).filter(isPermission);

/** Known permissions of a list; a newer service may name others. */
export const known = (names: readonly string[]): Permission[] => names.filter(isPermission);

/** A program never decides who may do what, so it holds none of these. */
const PEOPLE_ALONE: readonly Permission[] = ["client:manage", "unit:manage", "user:manage"];

/** What its maker may hand to a program: nothing that they do not hold themselves. */
export const grantable = (held: readonly Permission[]): Permission[] =>
  allPermissions().filter((permission) => held.includes(permission) && !PEOPLE_ALONE.includes(permission));
