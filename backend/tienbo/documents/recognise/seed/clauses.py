"""Citations and outline as JSON."""

from tienbo.documents.recognise.outline import walk
from tienbo.documents.recognise.results import (
    Citation,
    Clause,
)
from tienbo.documents.recognise.seed.shapes import Json, day_json, quote_json


def citation_json(citation: Citation) -> Json:
    return {
        "number": citation.number,
        "symbol": citation.symbol,
        "type": citation.type,
        "date": day_json(citation.date),
        "issuer": citation.issuer,
        "subject": citation.subject,
        "role": citation.relation,
        "mentions": [
            {
                **quote_json(mention.at),
                "printed": mention.printed,
                "relation": mention.relation,
                "clause": mention.clause,
                "date": day_json(mention.date),
                "confidence": mention.confidence,
            }
            for mention in citation.mentions
        ],
    }


def clause_json(clause: Clause) -> Json:
    shape: Json = {"id": clause.anchor, "heading": clause.heading, "line": clause.line, "at": quote_json(clause.at)}
    if clause.kind in {"basis", "proposal"}:
        shape.pop("heading")
        shape |= {"count": clause.count, "lines": list(clause.lines)}
    if clause.children:
        shape["children"] = [clause_json(child) for child in clause.children]
    if clause.bullets:
        shape["bullets"] = [bullet.line for bullet in clause.bullets]
        shape["items"] = [
            {"id": item.anchor, "line": item.line} for bullet in clause.bullets for item in walk((bullet,))
        ]
    if clause.paragraphs:
        shape["paragraphs"] = [passage.line for passage in clause.paragraphs]
    return shape
