import type { Branch } from "./gaps";
import { UnitPlans } from "./unit-plans";

/** Units under their superiors: lists within lists, which every screen reader counts. */
export function UnitTree({ branches, documentId }: { branches: readonly Branch[]; documentId: number }) {
  return (
    <ul className="cascade-tree">
      {branches.map(({ row, passage, under }) => (
        <li key={row.unit.id}>
          <div className={passage ? "cascade-unit quiet" : "cascade-unit"}>
            {passage ? row.unit.name : <UnitPlans row={{ ...row, parent: null }} documentId={documentId} />}
          </div>
          {under.length > 0 && <UnitTree branches={under} documentId={documentId} />}
        </li>
      ))}
    </ul>
  );
}
