import { getRouteApi, Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { instantText } from "@/ui/dates";
import { Loaded } from "@/ui/loaded";
import { Page } from "@/ui/page";

import { useProgram } from "./api/use-program";
import { PermissionList } from "./permission-list";
import { ProgramSteps } from "./program-steps";
import { ProgramTag } from "./program-tag";
import type { Program } from "./types";
import "./words";

const route = getRouteApi("/signed-in/programs/$clientId");

export function ProgramPage() {
  const { t } = useTranslation();
  const { clientId } = route.useParams();
  const program = useProgram(clientId);
  return (
    <Page
      title={program.data?.name ?? t("programs.program")}
      lead={<Link to="/programs">{t("programs.backToList")}</Link>}
    >
      <Loaded query={program}>
        {(data) => (
          <>
            <Facts program={data} />
            <ProgramSteps program={data} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Facts({ program }: { program: Program }) {
  const { t } = useTranslation();
  return (
    <section className="panel" aria-label={t("programs.program")}>
      <dl className="facts">
        <dt>{t("programs.state.title")}</dt>
        <dd>
          <ProgramTag program={program} />
          {program.revoked_at !== null && <span> {instantText(program.revoked_at)}</span>}
        </dd>
        <dt>{t("programs.clientId")}</dt>
        <dd className="program-id">{program.client_id}</dd>
        <dt>{t("programs.unit")}</dt>
        <dd>{program.unit.name}</dd>
        <dt>{t("programs.permissions")}</dt>
        <dd>
          <PermissionList permissions={program.permissions} />
        </dd>
        <dt>{t("programs.credential.title")}</dt>
        <dd>{t(`programs.credential.${program.credential}`)}</dd>
        <dt>{t("programs.madeBy")}</dt>
        <dd>
          {program.made_by ?? t("programs.someone")}, {instantText(program.made_at)}
        </dd>
        <dt>{t("programs.expires")}</dt>
        <dd className="number">{instantText(program.expires_at)}</dd>
        <dt>{t("programs.lastUsed")}</dt>
        <dd className="number">
          {program.last_used_at === null ? t("programs.never") : instantText(program.last_used_at)}
        </dd>
      </dl>
    </section>
  );
}
