import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { AskForm } from "@/ui/ask-form";
import { dayText } from "@/ui/dates";
import { ProblemMessage } from "@/ui/problem-message";
import { TextField } from "@/ui/text-field";

import { changeGroup, createGroup, previewGroup } from "./api/group-keeping";
import { useKeeping } from "./api/use-keeping";
import { isWhole, NEW_SELECTOR, toWrite } from "./group-draft";
import { MemberList } from "./member-list";
import { SelectorFields } from "./selector-fields";
import type { Group } from "./types";

interface Props {
  group?: Group;
  onDone: () => void;
}

/** A phrase and what it selects; whom that is can be seen before it is saved. */
export function GroupForm({ group, onDone }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const unitId = group?.unit.id ?? me.home.id;
  const [phrase, setPhrase] = useState(group?.phrase ?? "");
  const [selectors, setSelectors] = useState(group?.selectors.map(toWrite) ?? [NEW_SELECTOR]);
  const [sent, setSent] = useState(false);
  const keeping = useKeeping<Group>();
  const preview = useMutation({ mutationFn: previewGroup });
  const whole = selectors.every(isWhole);

  const submit = () => {
    setSent(true);
    const name = phrase.trim();
    if (!name || !whole) return;
    keeping.mutate(
      () =>
        group
          ? changeGroup(group.id, group.version, { phrase: name, selectors })
          : createGroup({ unit_id: unitId, phrase: name, selectors }),
      { onSuccess: onDone },
    );
  };

  return (
    <section className="panel" aria-label={t(group ? "bodies.groups.change" : "bodies.groups.add")}>
      <AskForm error={keeping.error} rest={keeping.error ?? undefined} onSubmit={submit}>
        <TextField
          label={t("bodies.groups.phrase")}
          hint={t("bodies.groups.phraseHint")}
          maxLength={300}
          value={phrase}
          onChange={setPhrase}
          error={sent && !phrase.trim() ? t("bodies.fault.phrase") : undefined}
        />
        {selectors.map((selector, index) => (
          <SelectorFields
            // The parts of a group have no names of their own: their place is what they are.
            key={index}
            place={index + 1}
            unitId={unitId}
            value={selector}
            missing={sent && !isWhole(selector)}
            onChange={(next) => setSelectors(selectors.with(index, next))}
            onRemove={() => setSelectors(selectors.filter((_, at) => at !== index))}
          />
        ))}
        <div className="actions">
          <Button onClick={() => setSelectors([...selectors, NEW_SELECTOR])}>
            {t("bodies.groups.addPart")}
          </Button>
          <Button
            loading={preview.isPending}
            onClick={() => preview.mutate({ unit_id: unitId, selectors: selectors.filter(isWhole) })}
          >
            {t("bodies.groups.preview")}
          </Button>
        </div>
        <div aria-live="polite">
          {preview.error && <ProblemMessage error={preview.error} />}
          {preview.data && (
            <>
              <p>
                {t("bodies.groups.members", {
                  count: preview.data.bodies.length,
                  day: dayText(preview.data.on),
                })}
              </p>
              <MemberList members={preview.data.bodies} />
            </>
          )}
        </div>
        <div className="actions">
          <Button type="primary" htmlType="submit" loading={keeping.isPending}>
            {t("bodies.groups.save")}
          </Button>
          <Button onClick={onDone}>{t("common.cancel")}</Button>
        </div>
      </AskForm>
    </section>
  );
}
