"""The audit for programs: an assertion for each criterion, in W3C's Evaluation and Report Language (EARL 1.0) as JSON-LD.

EARL knows no "partly": what is met in part has failed, and its title says "partly".
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from ..model import ENGINE, Audit, Catalogue, Concordance, Criterion, Edition, File, pages

CONTEXT = {
    "earl": "http://www.w3.org/ns/earl#",
    "dct": "http://purl.org/dc/terms/",
    "isPartOf": {"@id": "dct:isPartOf", "@type": "@id"},
    "hasPart": {"@id": "dct:hasPart"},
    **{name: {"@id": f"earl:{name}", "@type": "@id"} for name in ("test", "mode", "outcome")},
    **{
        name: f"earl:{name}"
        for name in ("Assertion", "TestCriterion", "TestResult", "TestSubject", "Software", "assertedBy", "subject", "result")
    },
    **{name: f"dct:{name}" for name in ("title", "description", "date", "identifier", "source", "hasVersion")},
}
OUTCOMES = {"yes": "earl:passed", "partly": "earl:failed", "no": "earl:failed", "untested": "earl:cantTell", "unrun": "earl:untested"}


def make(edition: Edition, concordance: Concordance) -> Iterator[File]:
    """The file, where the edition has an audit."""
    audit = edition.audit
    if not audit:
        return
    said = edition.said
    subject = {"@id": f"{edition.address}/", "@type": "TestSubject", "title": said["title"], "hasVersion": said["version-apparatus"]}
    run = audit.run
    value = {
        "@context": CONTEXT,
        "@id": f"{edition.address}/{pages.AUDITED}",
        "title": said["title"],
        **({"date": run.date, "source": run.commit} if run else {}),
        "hasPart": [
            _assertion(f"{edition.address}/{pages.criterion(whole.id, at)}", each, whole, audit, subject)
            for whole in audit.catalogues
            for at, each in enumerate(whole.criteria, 1)
        ],
    }
    yield File(pages.AUDITED, json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def _assertion(place: str, criterion: Criterion, catalogue: Catalogue, audit: Audit, subject: dict[str, str]) -> dict[str, object]:
    judgment = audit.judged(criterion)
    tests = [{"@type": "TestCriterion", "identifier": test, "title": audit.outcome(test)} for test in criterion.tests]
    test = {
        "@id": place,
        "source": {"@id": criterion.home},
        "@type": "TestCriterion",
        "identifier": criterion.number,
        "description": criterion.asks,
        "isPartOf": catalogue.home,
    }
    return {
        "@type": "Assertion",
        "assertedBy": {"@type": "Software", "title": f"edition {ENGINE}"},
        "subject": subject,
        "test": test | ({"hasPart": tests} if tests else {}),
        "mode": "earl:automatic" if tests else "earl:unknownMode",
        "result": {
            "@type": "TestResult",
            "outcome": OUTCOMES[judgment],
            "title": judgment,
            "description": " ".join(filter(None, (audit.why(criterion), criterion.beyond))),
        },
    }
