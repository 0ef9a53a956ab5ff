"""The questions of a lesson as a quiz in QTI 1.2, in the shape that Canvas imports: essay items, which a teacher marks."""

from __future__ import annotations

from lxml import etree

from ...model import Question
from ..archive import PACKAGE, Language, written, zipped
from .delivery import Delivery

QUIZ = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
CANVAS = "http://canvas.instructure.com/xsd/cccv1p0"
POINTS = 1  # of each question; rubrics do not travel

P = Language(PACKAGE)
Q = Language(QUIZ)
C = Language(CANVAS)


def make(delivery: Delivery) -> bytes:
    """The archive: a manifest, the questions, and what Canvas wants to know of a quiz beside them."""
    quiz = f"{delivery.name}-quiz"
    members = {
        "imsmanifest.xml": written(_manifest(delivery.name, quiz)),
        f"{quiz}/{quiz}.xml": written(_assessment(delivery, quiz)),
        f"{quiz}/assessment_meta.xml": written(_about(delivery, quiz)),
    }
    return zipped(members, delivery.day)


def _manifest(name: str, quiz: str) -> etree._Element:
    about = f"{name}-about"
    return P(
        "manifest",
        P("metadata", P("schema", "IMS Content"), P("schemaversion", "1.1.3")),
        P("organizations"),
        P(
            "resources",
            P(
                "resource",
                P("file", href=f"{quiz}/{quiz}.xml"),
                P("dependency", identifierref=about),
                identifier=quiz,
                type="imsqti_xmlv1p2",
            ),
            P(
                "resource",
                P("file", href=f"{quiz}/assessment_meta.xml"),
                identifier=about,
                type="associatedcontent/imscc_xmlv1p1/learning-application-resource",
                href=f"{quiz}/assessment_meta.xml",
            ),
        ),
        identifier=f"{name}-manifest",
    )


def _assessment(delivery: Delivery, quiz: str) -> etree._Element:
    items = [_item(delivery, question, number) for number, question in enumerate(delivery.lesson.questions, 1)]
    return Q(
        "questestinterop",
        Q(
            "assessment",
            _fields({"cc_maxattempts": "1"}),
            Q("section", *items, ident="root_section"),
            ident=quiz,
            title=delivery.lesson.title,
        ),
    )


def _item(delivery: Delivery, question: Question, number: int) -> etree._Element:
    """An essay: what is asked, room for words, and no processing of them."""
    name = f"{delivery.name}-{number}"
    fields = {
        "question_type": "essay_question",
        "points_possible": f"{POINTS}",
        "original_answer_ids": "",
        "assessment_question_identifierref": f"{name}-question",
    }
    room = Q("render_fib", Q("response_label", ident="answer1", rshuffle="No"))
    return Q(
        "item",
        Q("itemmetadata", _fields(fields)),
        Q(
            "presentation",
            Q("material", Q("mattext", delivery.asked(question), texttype="text/html")),
            Q("response_str", room, ident="response1", rcardinality="Single"),
        ),
        Q(
            "resprocessing",
            Q("outcomes", Q("decvar", maxvalue="100", minvalue="0", varname="SCORE", vartype="Decimal")),
            Q("respcondition", Q("conditionvar", Q("other")), **{"continue": "No"}),
        ),
        ident=name,
        title=delivery.say.packs.question(number=number, skill=delivery.say.skills[question.skill]),
    )


def _fields(fields: dict[str, str]) -> etree._Element:
    return Q("qtimetadata", *(Q("qtimetadatafield", Q("fieldlabel", label), Q("fieldentry", entry)) for label, entry in fields.items()))


def _about(delivery: Delivery, quiz: str) -> etree._Element:
    """The quiz as it stands among the others: a draft, which the teacher publishes."""
    lesson = delivery.lesson
    return C(
        "quiz",
        C("title", lesson.title),
        C("description", delivery.introduction),
        C("shuffle_answers", "false"),
        C("scoring_policy", "keep_highest"),
        C("quiz_type", "assignment"),
        C("points_possible", f"{POINTS * len(lesson.questions):.1f}"),
        C("allowed_attempts", "1"),
        C("available", "false"),
        identifier=quiz,
    )
