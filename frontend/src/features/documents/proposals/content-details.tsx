import type { Proposal } from "../types";
import { CitedDocument } from "./cited-document";
import { MatrixDetails } from "./matrix-details";
import { ObligationDetails } from "./obligation-details";
import { ResponsibilityDetails } from "./responsibility-details";
import { TargetDetails } from "./target-details";
import type { Deciding } from "./use-deciding";

interface Props {
  proposal: Proposal;
  editable: boolean;
  deciding: Deciding;
}

/** What was read in full; a finding says everything in its line. */
export function ContentDetails({ proposal, editable, deciding }: Props) {
  const { content } = proposal;
  switch (content.kind) {
    case "citation":
      return <CitedDocument proposal={proposal} content={content} editable={editable} deciding={deciding} />;
    case "target":
      return <TargetDetails content={content} />;
    case "obligation":
      return <ObligationDetails content={content} />;
    case "responsibility":
      return <ResponsibilityDetails content={content} />;
    case "matrix":
      return <MatrixDetails proposal={proposal} content={content} />;
    case "finding":
      return null;
  }
}
