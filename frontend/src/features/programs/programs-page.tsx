import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useTranslation } from "react-i18next";

import { allows, useMe } from "@/api/me";
import { instantText } from "@/ui/dates";
import { Empty } from "@/ui/empty";
import { ExportButton } from "@/ui/export-button";
import { LinkButton } from "@/ui/link-button";
import { ListTable } from "@/ui/list-table";
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
    <ListTable
      rows={programs}
      rowKey={(program) => program.client_id}
      columns={[
        {
          title: t("programs.name"),
          cell: ({ client_id: clientId, name }) => (
            <Link to="/programs/$clientId" params={{ clientId }}>
              {name}
            </Link>
          ),
        },
        { title: t("programs.unit"), cell: ({ unit }) => unit.name },
        {
          title: t("programs.permissions"),
          cell: ({ permissions }) => <PermissionList permissions={permissions} />,
        },
        { title: t("programs.expires"), kind: "number", cell: (program) => instantText(program.expires_at) },
        {
          title: t("programs.lastUsed"),
          kind: "number",
          cell: ({ last_used_at: at }) => (at === null ? t("programs.never") : instantText(at)),
        },
        { title: t("programs.state.title"), bare: true, cell: (program) => <ProgramTag program={program} /> },
      ]}
    />
  );
}
