import { render, screen, within } from "@testing-library/react";
import { expect, test } from "vitest";

import { type Column, ListTable } from "./list-table";

interface Plan {
  id: number;
  name: string;
  tasks: number;
}

const PLANS: Plan[] = [
  { id: 1, name: "Kế hoạch năm 2025", tasks: 8 },
  { id: 2, name: "Kế hoạch năm 2026", tasks: 12 },
];
const COLUMNS: Column<Plan>[] = [
  { title: "Kế hoạch", cell: ({ name }) => name },
  { title: "Số nhiệm vụ", kind: "numeric", cell: ({ tasks }) => tasks },
];

const show = (columns: Column<Plan>[]) =>
  render(<ListTable rows={PLANS} columns={columns} rowKey={({ id }) => id} />);

test("each row is named by its head, the first column unless another is marked", () => {
  const { rerender } = show(COLUMNS);
  expect(screen.getByRole("rowheader", { name: "Kế hoạch năm 2026" })).toBeTruthy();
  rerender(
    <ListTable
      rows={PLANS}
      columns={COLUMNS.map((column) => ({ ...column, head: column.kind === "numeric" }))}
      rowKey={({ id }) => id}
    />,
  );
  expect(screen.getAllByRole("rowheader").map((cell) => cell.textContent)).toEqual(["8", "12"]);
});

test("a card's cell says its column, unless it speaks for itself", () => {
  const { container } = show([...COLUMNS, { title: "Trạng thái", bare: true, cell: () => "Đã ban hành" }]);
  const labels = [...container.querySelectorAll("tbody td")].map((cell) => cell.getAttribute("data-label"));
  expect(labels).toEqual(["Số nhiệm vụ", null, "Số nhiệm vụ", null]);
});

test("figures stand under their column's title", () => {
  show(COLUMNS);
  const [head] = screen.getAllByRole("row");
  if (!head) throw new Error("no head");
  expect(within(head).getByRole("columnheader", { name: "Số nhiệm vụ" }).className).toBe("numeric");
});
