import { Link } from "@tanstack/react-router";

import type { GroupBodies } from "./types";

export function MemberList({ members }: { members: GroupBodies["bodies"] }) {
  if (members.length === 0) return null;
  return (
    <ol>
      {members.map(({ body_id, name, unit_name }) => (
        <li key={body_id}>
          <Link to="/bodies/$bodyId" params={{ bodyId: body_id }}>
            {name}
          </Link>{" "}
          <span className="quiet">· {unit_name}</span>
        </li>
      ))}
    </ol>
  );
}
