import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { Notice } from "@/ui/notice";

import type { Clash } from "./merging";

interface Props {
  clashes: readonly Clash[];
  /** The paths of which the other version is taken. */
  onSettle: (taken: ReadonlySet<string>) => void;
}

/** What someone else saved meanwhile beside what was typed here: a choice for each field, then saving goes on. */
export function ClashPanel({ clashes, onSettle }: Props) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  const [taken, setTaken] = useState<ReadonlySet<string>>(() => new Set());
  useEffect(() => heading.current?.focus(), []);
  const choose = (path: string, theirs: boolean) => {
    const next = new Set(taken);
    if (theirs) next.add(path);
    else next.delete(path);
    setTaken(next);
  };
  const version = (clash: Clash, theirs: boolean) => {
    const text = theirs ? clash.theirs : clash.mine;
    return (
      <label className="clash-version">
        <input
          type="radio"
          name={`clash-${clash.path}`}
          checked={taken.has(clash.path) === theirs}
          onChange={() => choose(clash.path, theirs)}
        />
        <span>
          <span className="quiet">{t(theirs ? "matrices.clash.theirs" : "matrices.clash.mine")}</span>
          <br />
          {text || (clash.field === "row" ? t("matrices.clash.rowGone") : t("common.none"))}
        </span>
      </label>
    );
  };

  return (
    <Notice tone="warning">
      <h2 ref={heading} tabIndex={-1}>
        {t("matrices.clash.title")}
      </h2>
      <p>{t(clashes.length > 0 ? "matrices.clash.choose" : "matrices.clash.none")}</p>
      {clashes.map((clash) => (
        <fieldset key={clash.path} className="clash">
          <legend>
            {clash.row !== undefined && `${t("matrices.edit.subRow", { number: clash.row })}: `}
            {t(`matrices.clash.field.${clash.field}`)}
          </legend>
          {version(clash, false)}
          {version(clash, true)}
        </fieldset>
      ))}
      <Button type="primary" onClick={() => onSettle(taken)}>
        {t("matrices.clash.settle")}
      </Button>
    </Notice>
  );
}
