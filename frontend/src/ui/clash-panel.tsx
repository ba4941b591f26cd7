import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { Notice } from "./notice";

import "./clash-panel.css";

/** A field that two people changed differently: what each wants, in words. */
export interface Clash {
  path: string;
  name: string;
  mine: string;
  theirs: string;
}

interface Props {
  /** What it is that someone else changed. */
  title: string;
  clashes: readonly Clash[];
  /** The paths of which the other version is taken. */
  onSettle: (taken: ReadonlySet<string>) => void;
}

/** What someone else saved meanwhile beside what was typed here: a choice for each field, then saving goes on. */
export function ClashPanel({ title, clashes, onSettle }: Props) {
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
  const version = (clash: Clash, theirs: boolean) => (
    <label className="clash-version">
      <input
        type="radio"
        name={`clash-${clash.path}`}
        checked={taken.has(clash.path) === theirs}
        onChange={() => choose(clash.path, theirs)}
      />
      <span>
        <span className="quiet">{t(theirs ? "common.clash.theirs" : "common.clash.mine")}</span>
        <br />
        {(theirs ? clash.theirs : clash.mine) || t("common.none")}
      </span>
    </label>
  );

  return (
    <Notice tone="warning">
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      <p>{t(clashes.length > 0 ? "common.clash.choose" : "common.clash.none")}</p>
      {clashes.map((clash) => (
        <fieldset key={clash.path} className="clash">
          <legend>{clash.name}</legend>
          {version(clash, false)}
          {version(clash, true)}
        </fieldset>
      ))}
      <Button type="primary" onClick={() => onSettle(taken)}>
        {t("common.clash.settle")}
      </Button>
    </Notice>
  );
}
