import { fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";

import { moveToCell } from "./table-keys";

beforeEach(() => {
  render(
    <>
      <div onKeyDown={moveToCell} role="presentation">
        <input type="text" data-cell aria-label="a" defaultValue="12" />
        <button type="button">giữa</button>
        <div data-cell role="radiogroup" aria-label="b" tabIndex={-1}>
          <input type="radio" name="b" aria-label="có" />
          <input type="radio" name="b" aria-label="không" defaultChecked />
        </div>
        <input type="text" data-cell aria-label="c" />
      </div>
      <button type="button" data-after-table="">
        Nộp
      </button>
    </>,
  );
});

const focused = () =>
  document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent;

test("Enter and the arrows go from cell to cell, whatever stands between", async () => {
  screen.getByLabelText("a").focus();
  await userEvent.keyboard("{Enter}");
  expect(focused()).toBe("không");
  await userEvent.keyboard("{ArrowDown}");
  expect(focused()).toBe("c");
  await userEvent.keyboard("{ArrowUp}{ArrowUp}");
  expect(focused()).toBe("a");
  await userEvent.keyboard("{Shift>}{Enter}{/Shift}");
  expect(focused()).toBe("a");
});

test("from the last cell Enter leads on to the step that follows", async () => {
  screen.getByLabelText("c").focus();
  await userEvent.keyboard("{Enter}");
  expect(focused()).toBe("Nộp");
});

test("keys of an input method at work, and of the browser, are left alone", () => {
  screen.getByLabelText("a").focus();
  fireEvent.keyDown(screen.getByLabelText("a"), { key: "Enter", isComposing: true });
  fireEvent.keyDown(screen.getByLabelText("a"), { key: "ArrowDown", altKey: true });
  expect(focused()).toBe("a");
});
