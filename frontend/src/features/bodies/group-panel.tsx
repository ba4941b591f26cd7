import { useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { DateField } from "@/ui/date-field";
import { dayText } from "@/ui/dates";
import { Loaded } from "@/ui/loaded";
import { Notice } from "@/ui/notice";

import { useGroupBodies } from "./api/use-group-bodies";
import { GroupForm } from "./group-form";
import { MemberList } from "./member-list";
import type { GroupsSearch } from "./search";
import type { Group, GroupBodies } from "./types";

interface Props {
  group: Group;
  search: GroupsSearch;
}

/** Whom the phrase stands for on a day, and what has changed since another. */
export function GroupPanel({ group, search }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const [changing, setChanging] = useState(false);
  const resolved = useGroupBodies(group.id, search.on, search.since);
  const go = (next: GroupsSearch) =>
    void navigate({ to: "/bodies/groups", search: { ...search, ...next }, resetScroll: false });

  return (
    <section className="panel" aria-labelledby="group">
      <div className="panel-head">
        <h2 id="group">{group.phrase}</h2>
        {group.editable && !changing && (
          <Button onClick={() => setChanging(true)}>{t("bodies.groups.change")}</Button>
        )}
      </div>
      {changing && <GroupForm group={group} onDone={() => setChanging(false)} />}
      <div className="filters">
        <DateField
          label={t("bodies.groups.on")}
          value={search.on ?? me.today}
          onChange={(on) => go({ on: on === me.today ? undefined : on })}
        />
        <DateField
          label={t("bodies.groups.since")}
          value={search.since ?? ""}
          onChange={(since) => go({ since })}
        />
        {search.since !== undefined && (
          <Button onClick={() => go({ since: undefined })}>{t("bodies.groups.noSince")}</Button>
        )}
      </div>
      <Loaded query={resolved}>
        {(found) => (
          <>
            {!found.complete && (
              <Notice tone="info">
                <p>{t("bodies.groups.partial")}</p>
              </Notice>
            )}
            {found.since && <Difference since={found.since} />}
            <h3 role="status">
              {t("bodies.groups.members", { count: found.bodies.length, day: dayText(found.on) })}
            </h3>
            <MemberList members={found.bodies} />
          </>
        )}
      </Loaded>
    </section>
  );
}

function Difference({ since }: { since: NonNullable<GroupBodies["since"]> }) {
  const { t } = useTranslation();
  const day = dayText(since.on);
  return (
    <div>
      <h3>{t("bodies.groups.difference", { day })}</h3>
      <h4>{t("bodies.groups.joined", { count: since.joined.length })}</h4>
      <MemberList members={since.joined} />
      <h4>{t("bodies.groups.left", { count: since.left.length })}</h4>
      <MemberList members={since.left} />
      {since.renamed.length > 0 && (
        <>
          <h4>{t("bodies.groups.renamed", { count: since.renamed.length })}</h4>
          <ul>
            {since.renamed.map(({ body_id, before, after }) => (
              <li key={body_id}>{t("bodies.groups.renaming", { before, after })}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
