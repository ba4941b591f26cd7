import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { Notice } from "@/ui/notice";

import type { FactsDraft } from "./facts-draft";

type Name = keyof FactsDraft;

interface Props {
  names: readonly Name[];
  mine: FactsDraft;
  theirs: FactsDraft;
  /** The fields of which the other version is taken. */
  onSettle: (takeTheirs: readonly Name[]) => void;
}

/** What someone else saved meanwhile beside what the reader typed: a choice for each field, then saving goes on. */
export function BothVersions({ names, mine, theirs, onSettle }: Props) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  const [taken, setTaken] = useState<readonly Name[]>(names);
  useEffect(() => heading.current?.focus(), []);
  const shown = (text: string) => text || t("documents.facts.unsaid");

  return (
    <Notice tone="warning">
      <h3 ref={heading} tabIndex={-1}>
        {t("documents.facts.changedMeanwhile")}
      </h3>
      {names.map((name) => (
        <fieldset key={name} className="both-versions">
          <legend>{t(`documents.facts.field.${name}`)}</legend>
          <label>
            <input
              type="radio"
              name={`version-${name}`}
              checked={taken.includes(name)}
              onChange={() => setTaken([...taken, name])}
            />
            {t("documents.facts.theirs")}: <strong>{shown(theirs[name])}</strong>
          </label>
          <label>
            <input
              type="radio"
              name={`version-${name}`}
              checked={!taken.includes(name)}
              onChange={() => setTaken(taken.filter((one) => one !== name))}
            />
            {t("documents.facts.mine")}: <strong>{shown(mine[name])}</strong>
          </label>
        </fieldset>
      ))}
      <Button onClick={() => onSettle(taken)}>{t("documents.facts.settle")}</Button>
    </Notice>
  );
}
