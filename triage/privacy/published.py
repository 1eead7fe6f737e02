"""The patterns of detect-secrets for keys and tokens; its verification over the network is never used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib import import_module

from triage.values import PrivateKind

_KEY, _TOKEN = PrivateKind.KEY, PrivateKind.TOKEN

PLUGINS: tuple[tuple[PrivateKind, str, str], ...] = (
    (_KEY, "aws", "AWSKeyDetector"),
    (_KEY, "azure_storage_key", "AzureStorageKeyDetector"),
    (_KEY, "cloudant", "CloudantDetector"),
    (_KEY, "ibm_cloud_iam", "IbmCloudIamDetector"),
    (_KEY, "ibm_cos_hmac", "IbmCosHmacDetector"),
    (_KEY, "mailchimp", "MailchimpDetector"),
    (_KEY, "openai", "OpenAIDetector"),
    (_KEY, "sendgrid", "SendGridDetector"),
    (_KEY, "softlayer", "SoftlayerDetector"),
    (_KEY, "square_oauth", "SquareOAuthDetector"),
    (_KEY, "stripe", "StripeDetector"),
    (_KEY, "twilio", "TwilioKeyDetector"),
    (_TOKEN, "discord", "DiscordBotTokenDetector"),
    (_TOKEN, "github_token", "GitHubTokenDetector"),
    (_TOKEN, "gitlab_token", "GitLabTokenDetector"),
    (_TOKEN, "npm", "NpmDetector"),
    (_TOKEN, "pypi_token", "PypiTokenDetector"),
    (_TOKEN, "slack", "SlackDetector"),
    (_TOKEN, "telegram_token", "TelegramBotTokenDetector"),
)
"""Left out: basic auth, JWT, private keys (ours forgive OCR), Artifactory (matches plain words), entropy, IPs."""

# every pattern above asks for such a run; importing the library costs 0.2 s, most screens never need it
_RUN = re.compile(r"[A-Za-z0-9_+/=-]{20,}")
_DIGIT, _LETTER = re.compile(r"\d"), re.compile(r"[A-Za-z]")
_REST = re.compile(r"[A-Za-z0-9_-]*")
_GUID = re.compile(r"[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}")


def find_published(text: str, kind: PrivateKind) -> Iterator[tuple[int, int]]:
    """What the patterns of one kind match in a folded text, as start and end; never inside a longer word."""
    if not any(_may_be_secret(run) for run in _RUN.findall(text)):
        return
    for pattern in load_patterns(kind):
        for found in pattern.finditer(text):
            start, end = found.span()
            if end - start >= 16 and not (text[start - 1 : start].isalnum() and text[start].isalnum()):
                yield start, _run_end(text, end)


def _may_be_secret(run: str) -> bool:
    return bool(_DIGIT.search(run) and _LETTER.search(run) and not _GUID.fullmatch(run))


def _run_end(text: str, end: int) -> int:
    """A pattern of fixed length may stop inside a run that OCR made longer."""
    tail = _REST.match(text, end)
    return tail.end() if tail and text[end - 1 : end].isalnum() else end


@lru_cache(maxsize=2)
def load_patterns(kind: PrivateKind) -> tuple[re.Pattern[str], ...]:
    """The library's patterns of one kind, compiled by it at import."""
    patterns: list[re.Pattern[str]] = []
    for of, module, name in PLUGINS:
        if of is kind:
            patterns += getattr(import_module(f"detect_secrets.plugins.{module}"), name).denylist
    return tuple(patterns)
