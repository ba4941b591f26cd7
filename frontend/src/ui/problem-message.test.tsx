import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, expect, test, vi } from "vitest";

import { ProblemError, unreachable } from "@/api/problem";
import { startTranslation } from "@/locales/i18n";

import { ProblemMessage } from "./problem-message";

beforeAll(startTranslation);

test("says what happened, where, what to do, and the request to name", async () => {
  const retry = vi.fn();
  const error = new ProblemError(422, "invalid-input", "Dữ liệu gửi lên chưa đúng.", "r-7", [
    { pointer: "/values/0/number", code: "negative", detail: "Số không được âm." },
  ]);
  render(<ProblemMessage error={error} onRetry={retry} />);
  const alert = screen.getByRole("alert");
  expect(alert.textContent).toContain("Dữ liệu gửi lên chưa đúng.");
  expect(screen.getByRole("listitem").textContent).toBe("Số không được âm.");
  expect(alert.textContent).toContain("Sửa những chỗ được nêu rồi gửi lại.");
  expect(alert.textContent).toContain("Mã yêu cầu: r-7");
  await userEvent.click(screen.getByRole("button", { name: "Thử lại" }));
  expect(retry).toHaveBeenCalledOnce();
});

test("an answer that never came is said in words too", () => {
  render(<ProblemMessage error={unreachable()} />);
  expect(screen.getByRole("alert").textContent).toContain("Không liên lạc được với hệ thống.");
  expect(screen.getByRole("alert").textContent).toContain("Kiểm tra kết nối mạng");
});
