import { expect, test } from "vitest";

import { checkPerson } from "./person";

test("a name and a sign-in name are enough", () => {
  expect(checkPerson({ name: "Tên", login: " can.bo-1 ", email: "" })).toEqual({});
});

test("each field is named by itself", () => {
  expect(checkPerson({ name: " ", login: "cán bộ", email: "không" })).toEqual({
    name: "name",
    login: "login",
    email: "email",
  });
  expect(checkPerson({ name: "Tên", login: "a", email: "" })).toEqual({ login: "login" });
});
