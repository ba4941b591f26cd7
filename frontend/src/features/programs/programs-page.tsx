import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useTranslation } from "react-i18next";

import { allows, useMe } from "@/api/me";
import { instantText } from "@/ui/dates";
import { Empty } from "@/ui/empty";
import { ExportButton } from "@/ui/export-button";
import { LinkButton } from "@/ui/link-button";
import { Loaded } from "@/ui/loaded";
import { Page } from "@/ui/page";

import { usePrograms } from "./api/use-programs";
import { PermissionList } from "./permission-list";
import { ProgramTag } from "./program-tag";
import type { Program } from "./types";
import "./words";

/** Programs that sign in by themselves, of the reader's units. */
export function ProgramsPage() {
  const { t } = useTranslation();
  const me = useMe();
  const pages = usePrograms();
  return (
    <Page
      title={t("shell.pages.programs")}
      lead={t("programs.lead")}
      actions={
        allows(me, "client:manage") && (
          <>
            <ExportButton path="/api/v1/clients/export" traced />
            <LinkButton to="/programs/new" main>
              {t("programs.create")}
            </LinkButton>
          </>
        )
      }
    >
      <Loaded query={{ data: pages.data, error: pages.error, refetch: pages.refetch }}>
        {(data) => {
          const programs = data.pages.flatMap((page) => page.items);
          return programs.length === 0 ? (
            <Empty title={t("programs.none")}>
              <p>{t("programs.noneHint")}</p>
            </Empty>
          ) : (
            <>
              <Table programs={programs} />
              {pages.hasNextPage && (
                <div className="actions">
                  <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
                    {t("common.loadMore")}
                  </Button>
                </div>
              )}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

function Table({ programs }: { programs: readonly Program[] }) {
  const { t } = useTranslation();
  return (
    <div className="table-frame">
      <table className="table table-cards">
        <thead>
          <tr>
            <th scope="col">{t("programs.name")}</th>
            <th scope="col">{t("programs.unit")}</th>
            <th scope="col">{t("programs.permissions")}</th>
            <th scope="col">{t("programs.expires")}</th>
            <th scope="col">{t("programs.lastUsed")}</th>
            <th scope="col">{t("programs.state.title")}</th>
          </tr>
        </thead>
        <tbody>
          {programs.map((program) => (
            <tr key={program.client_id}>
              <th scope="row">
                <Link to="/programs/$clientId" params={{ clientId: program.client_id }}>
                  {program.name}
                </Link>
              </th>
              <td data-label={t("programs.unit")}>{program.unit.name}</td>
              <td data-label={t("programs.permissions")}>
                <PermissionList permissions={program.permissions} />
              </td>
              <td className="number" data-label={t("programs.expires")}>
                {instantText(program.expires_at)}
              </td>
              <td className="number" data-label={t("programs.lastUsed")}>
                {program.last_used_at === null ? t("programs.never") : instantText(program.last_used_at)}
              </td>
              <td>
                <ProgramTag program={program} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
