import { expect, test } from "vitest";

import { isProblem, problemFrom } from "./problem";

test("keeps the code, the sentence, the request and the places", () => {
  const problem = problemFrom(422, {
    type: "urn:tienbo:problem:invalid-input",
    title: "Dữ liệu gửi lên chưa đúng.",
    status: 422,
    code: "invalid-input",
    detail: "Một ô chưa đúng.",
    request_id: "r-1",
    errors: [{ pointer: "/values/3/number", code: "negative", detail: "Số không được âm." }],
  });
  expect(problem).toMatchObject({
    status: 422,
    code: "invalid-input",
    message: "Một ô chưa đúng.",
    requestId: "r-1",
  });
  expect(problem.fields).toEqual([
    { pointer: "/values/3/number", code: "negative", detail: "Số không được âm." },
  ]);
  expect(isProblem(problem, 422)).toBe(true);
  expect(isProblem(problem, 409)).toBe(false);
});

test.each([undefined, "<html>Bad gateway</html>", {}, { errors: "none" }])(
  "makes a problem of %j too",
  (body) => {
    expect(problemFrom(502, body)).toMatchObject({ status: 502, code: "http-502", fields: [] });
  },
);
