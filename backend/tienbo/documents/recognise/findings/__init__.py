"""Checks of a document against itself, each finding with its place."""

from tienbo.documents.recognise.findings.assigning import assigning_findings
from tienbo.documents.recognise.findings.citing import citing_findings
from tienbo.documents.recognise.findings.facts import Facts
from tienbo.documents.recognise.findings.heading import heading_findings
from tienbo.documents.recognise.findings.naming import naming_findings
from tienbo.documents.recognise.findings.numbering import numbering_findings
from tienbo.documents.recognise.findings.reporting import reporting_findings
from tienbo.documents.recognise.findings.wording import wording_findings
from tienbo.documents.recognise.results import Finding

__all__ = ["Facts", "findings_of"]

_CHECKS = (
    heading_findings,
    citing_findings,
    numbering_findings,
    reporting_findings,
    assigning_findings,
    naming_findings,
    wording_findings,
)


def findings_of(facts: Facts) -> tuple[Finding, ...]:
    return tuple(finding for check in _CHECKS for finding in check(facts))
