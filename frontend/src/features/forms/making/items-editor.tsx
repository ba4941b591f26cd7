import { useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { isProblem, ProblemError } from "@/api/problem";
import { usePick } from "@/locales/use-language";
import { AskForm } from "@/ui/ask-form";
import { useDebounced } from "@/ui/debounced";
import { LeaveGuard } from "@/ui/leave-guard";

import { keepDraft, useKeeping } from "../api/keeping";
import { useDraftPreview } from "../api/use-draft-preview";
import { LEVELS } from "../asking/ask-draft";
import type { Named, VersionList } from "../types";
import { ChangesPanel } from "./changes-panel";
import { ClashTable } from "./clash-table";
import {
  addItem,
  changeSection,
  emptySection,
  faultsOf,
  indicatorsOf,
  type ItemsDraft,
  itemsOf,
  moveItem,
  moveSection,
  placeOf,
  removeItem,
  setLevels,
} from "./items-draft";
import { clashesOf, merged } from "./merging";
import { type ItemSteps, SectionFields } from "./section-fields";

interface Props {
  formId: number;
  /** The form's version as it is now, and the items of its newest version; both may change below while one edits. */
  version: number;
  now: ItemsDraft;
}

/** The items while they are put together. What someone else saved meanwhile is shown beside it; nothing is lost. */
export function ItemsEditor({ formId, version, now }: Props) {
  const { t } = useTranslation();
  const pick = usePick();
  const navigate = useNavigate();
  const keeping = useKeeping<VersionList>();
  const [begun, setBegun] = useState(now);
  const [draft, setDraft] = useState<ItemsDraft>(begun.length > 0 ? begun : () => [emptySection()]);
  const [read, setRead] = useState(version);
  const [sent, setSent] = useState(false);
  const [said, setSaid] = useState("");
  const [refused, setRefused] = useState<string>();
  const saved = useRef(false);
  const focusOn = useRef<Focus>(undefined);

  const faults = faultsOf(draft);
  const items = useDebounced(itemsOf(draft), 400);
  const preview = useDraftPreview({ formId, version: read, items: faults.size === 0 ? items : [] });
  const behind = isProblem(keeping.error, 412) || isProblem(preview.error, 412);
  const stale = behind && read !== version && !keeping.isSuccess;

  // A line that moves is put elsewhere in the page, which takes the focus from it.
  useEffect(() => {
    if (focusOn.current) takeFocus(focusOn.current);
    focusOn.current = undefined;
  });

  const name = ({ name_vi, name_en }: Named) => pick(name_vi, name_en);
  const steps: ItemSteps = {
    change: (key, next) => setDraft(changeSection(draft, key, next)),
    add: (key, indicator) => {
      setDraft(addItem(draft, key, indicator));
      setSaid(t("making.items.added", { name: name(indicator) }));
    },
    remove: (indicator) => {
      focusOn.current = { id: placeOf(draft, indicator.id)?.section.key };
      setDraft(removeItem(draft, indicator.id));
      setSaid(t("making.items.removed", { name: name(indicator) }));
    },
    move: (indicator, step) => {
      const next = moveItem(draft, indicator.id, step);
      const at = placeOf(next, indicator.id);
      focusOn.current = { id: `item-${indicator.id}`, label: focusedLabel() };
      setDraft(next);
      if (at)
        setSaid(
          t("making.items.moved", { name: name(indicator), place: at.place, section: at.section.title_vi }),
        );
    },
    levels: (id, levels) => setDraft(setLevels(draft, id, levels)),
    moveSection: (key, step) => {
      focusOn.current = { id: key };
      setDraft(moveSection(draft, key, step));
    },
    removeSection: (section) => {
      const rest = draft.filter((one) => one !== section);
      setRefused(section.items.length > 0 ? section.key : undefined);
      if (section.items.length > 0) return;
      focusOn.current = { id: rest.at(-1)?.key };
      setDraft(rest);
    },
  };
  const addSection = () => {
    const section = emptySection();
    focusOn.current = { id: section.key };
    setDraft([...draft, section]);
  };

  const save = () => {
    setSent(true);
    if (faults.size > 0) return;
    keeping.mutate(() => keepDraft(formId, read, itemsOf(draft)), {
      onSuccess: () => {
        saved.current = true;
        void navigate({ to: "/forms/$formId/draft", params: { formId } });
      },
    });
  };
  const settle = (taken: ReadonlySet<number>) => {
    setDraft(merged(begun, draft, now, taken));
    setBegun(now);
    setRead(version);
    keeping.reset();
  };

  const said412 = isProblem(keeping.error, 412);
  const errorAt = (place: string) => {
    const fault = sent ? faults.get(place) : undefined;
    if (fault) return t(`making.items.fault.${fault}`);
    if (place === refused) return t("making.items.notEmpty");
    return refusalAt(keeping.error, draft, place);
  };
  const levels = LEVELS.filter(
    (level) =>
      level !== "district" ||
      begun.some((section) => section.items.some((item) => item.levels.includes(level))),
  );

  return (
    <>
      {stale && <ClashTable clashes={clashesOf(begun, draft, now)} onSettle={settle} />}
      <LeaveGuard unsaved={() => !saved.current && itemsText(draft) !== itemsText(begun)} />
      <div className="wide-form">
        <AskForm
          error={keeping.error}
          rest={said412 ? undefined : (keeping.error ?? undefined)}
          onSubmit={save}
        >
          <p className="quiet">{t("making.items.keys")}</p>
          {draft.map((section, index) => (
            <SectionFields
              key={section.key}
              section={section}
              place={index + 1}
              levels={levels}
              taken={new Set(indicatorsOf(draft).map(({ id }) => id))}
              errorAt={errorAt}
              steps={steps}
            />
          ))}
          <p role="status" className="visually-hidden">
            {said}
          </p>
          {errorAt("sections") !== undefined && (
            <p className="field-error" role="alert">
              {errorAt("sections")}
            </p>
          )}
          <div className="actions">
            <Button onClick={addSection}>{t("making.items.addSection")}</Button>
          </div>
          <ChangesPanel preview={faults.size === 0 ? preview.data : undefined} />
          <div className="actions">
            <Button type="primary" htmlType="submit" loading={keeping.isPending}>
              {t("making.items.save")}
            </Button>
          </div>
        </AskForm>
      </div>
    </>
  );
}

/** A part of the page, and the control in it that had the focus. */
interface Focus {
  id: string | undefined;
  label?: string | undefined;
}

const focusedLabel = () => document.activeElement?.getAttribute("aria-label") ?? undefined;

function takeFocus({ id, label }: Focus): void {
  const part = document.getElementById(id ?? "");
  const same = label === undefined ? undefined : `[aria-label="${CSS.escape(label)}"]`;
  const control = same === undefined ? null : part?.querySelector<HTMLElement>(same);
  (control ?? part?.querySelector<HTMLElement>("input"))?.focus();
}

const itemsText = (draft: ItemsDraft): string => JSON.stringify(itemsOf(draft));

/** What the service says of the item at a place. */
function refusalAt(error: Error | null, draft: ItemsDraft, place: string): string | undefined {
  if (!(error instanceof ProblemError)) return undefined;
  const ids = itemsOf(draft).map((item) => `item-${item.indicator_id}`);
  const index = ids.indexOf(place);
  return error.fields.find(({ pointer }) => index !== -1 && pointer.startsWith(`/items/${index}/`))?.detail;
}
