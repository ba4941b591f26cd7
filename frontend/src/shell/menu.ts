import {
  ApiOutlined,
  ApartmentOutlined,
  BankOutlined,
  BarChartOutlined,
  BellOutlined,
  CalendarOutlined,
  CheckSquareOutlined,
  DashboardOutlined,
  EditOutlined,
  FileTextOutlined,
  FolderOpenOutlined,
  HistoryOutlined,
  HomeOutlined,
  InboxOutlined,
  LockOutlined,
  NotificationOutlined,
  OrderedListOutlined,
  QuestionCircleOutlined,
  ScheduleOutlined,
  TableOutlined,
  TeamOutlined,
  UploadOutlined,
  UserOutlined,
} from "@ant-design/icons";

import type { Permission } from "@/api/types";

const ITEMS = [
  { to: "/", name: "home", icon: HomeOutlined, needs: [] },
  { to: "/entry", name: "entry", icon: EditOutlined, needs: ["submission:enter", "submission:submit"] },
  { to: "/upload", name: "upload", icon: UploadOutlined, needs: ["submission:enter"] },
  { to: "/review", name: "review", icon: CheckSquareOutlined, needs: ["submission:read"] },
  { to: "/dashboards", name: "dashboards", icon: DashboardOutlined, needs: ["total:read"] },
  { to: "/totals", name: "totals", icon: BarChartOutlined, needs: ["total:read"] },
  { to: "/editions", name: "editions", icon: LockOutlined, needs: ["total:read"] },
  { to: "/documents", name: "documents", icon: FolderOpenOutlined, needs: ["document:read"] },
  { to: "/matrices", name: "matrices", icon: TableOutlined, needs: ["matrix:read"] },
  { to: "/given-tasks", name: "given", icon: InboxOutlined, needs: ["matrix:read"] },
  { to: "/work", name: "work", icon: ScheduleOutlined, needs: ["matrix:read"] },
  { to: "/reminders", name: "reminders", icon: BellOutlined, needs: ["matrix:read"] },
  {
    to: "/calendar",
    name: "calendar",
    icon: CalendarOutlined,
    needs: ["matrix:read", "document:read", "form:read"],
  },
  { to: "/units", name: "units", icon: ApartmentOutlined, needs: ["unit:read"] },
  { to: "/bodies", name: "bodies", icon: BankOutlined, needs: ["unit:read"] },
  { to: "/indicators", name: "indicators", icon: OrderedListOutlined, needs: ["form:read"] },
  { to: "/forms", name: "forms", icon: FileTextOutlined, needs: ["form:read"] },
  { to: "/users", name: "users", icon: TeamOutlined, needs: ["user:manage"] },
  { to: "/programs", name: "programs", icon: ApiOutlined, needs: ["client:manage"] },
  { to: "/webhooks", name: "webhooks", icon: NotificationOutlined, needs: ["client:manage"] },
  { to: "/events", name: "events", icon: HistoryOutlined, needs: ["event:read"] },
  { to: "/account", name: "account", icon: UserOutlined, needs: [] },
  { to: "/help", name: "help", icon: QuestionCircleOutlined, needs: [] },
] as const satisfies readonly { needs: readonly Permission[]; [key: string]: unknown }[];

export type MenuItem = (typeof ITEMS)[number];

/** The pages someone may open: one of the permissions a page names is enough, and some need none. */
export function menuFor(permissions: readonly Permission[]): MenuItem[] {
  const held: ReadonlySet<Permission> = new Set(permissions);
  return ITEMS.filter(({ needs }) => needs.length === 0 || needs.some((permission) => held.has(permission)));
}
