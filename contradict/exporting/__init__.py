"""Flags on paper: tables for spreadsheets and programs, reports for readers, ClaimReview, the right-of-reply packet."""

from contradict.exporting.claimreview import Publication, claim_reviews
from contradict.exporting.formats import FORMATS, export
from contradict.exporting.log import LOG_FORMATS, export_log
from contradict.exporting.records import Exported, exported
from contradict.exporting.reply import REPLY_FORMATS, Packet, packet, reply

__all__ = [
    "FORMATS",
    "LOG_FORMATS",
    "REPLY_FORMATS",
    "Exported",
    "Packet",
    "Publication",
    "claim_reviews",
    "export",
    "export_log",
    "exported",
    "packet",
    "reply",
]
