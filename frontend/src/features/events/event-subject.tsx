import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { allows, useMe } from "@/api/me";

import { isThing, THING_WORDS } from "./kinds";
import type { LogEvent } from "./types";

/** What it was done to, as a link where the reader may open it. */
export function EventSubject({ event: { subject, user } }: { event: LogEvent }) {
  const { t } = useTranslation();
  const { kind, id, name } = subject;
  switch (kind) {
    case "sign-in":
      return <span className="quiet">{t("events.signIn", { name: user?.name ?? "" })}</span>;
    case "user":
    case "client":
      return <Account kind={kind} id={id} name={name} />;
    default:
      return isThing(kind) ? (
        <Thing kind={kind} id={id} words={t(`events.thing.${THING_WORDS[kind]}`, { id })} />
      ) : (
        `${kind} ${id}`
      );
  }
}

function Account({ kind, id, name }: { kind: "user" | "client"; id: string; name: string | null }) {
  const { t } = useTranslation();
  const me = useMe();
  if (name === null) return t("events.elsewhere");
  if (kind === "user" && allows(me, "user:manage"))
    return (
      <Link to="/users/$userId" params={{ userId: Number(id) }}>
        {name}
      </Link>
    );
  if (kind === "client" && allows(me, "client:manage"))
    return (
      <Link to="/programs/$clientId" params={{ clientId: id }}>
        {name}
      </Link>
    );
  return name;
}

function Thing({ kind, id, words }: { kind: keyof typeof THING_WORDS; id: string; words: string }) {
  const me = useMe();
  const number = Number(id);
  if (kind === "submission" && allows(me, "submission:read"))
    return (
      <Link to="/submissions/$submissionId" params={{ submissionId: number }}>
        {words}
      </Link>
    );
  if (kind === "document" && allows(me, "document:read"))
    return (
      <Link to="/documents/$documentId" params={{ documentId: number }}>
        {words}
      </Link>
    );
  if (kind === "matrix" && allows(me, "matrix:read"))
    return (
      <Link to="/matrices/$matrixId" params={{ matrixId: number }}>
        {words}
      </Link>
    );
  if (kind === "body" && allows(me, "unit:read"))
    return (
      <Link to="/bodies/$bodyId" params={{ bodyId: number }}>
        {words}
      </Link>
    );
  return words;
}
